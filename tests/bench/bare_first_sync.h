#pragma once

#include "tests/bench/bare_sqlite.h"
#include "tests/bench/served_park.h"
#include "tests/bench/socket_transport.h"

namespace wupan::bench {

/// The floor of a first sync: downloads the same compressed answers and decompresses them, then
/// inserts the same rows, which stand ready in memory, by prepared statements in one transaction.
/// The tables have the same indexes and the same search tables as the tablet's, with the search
/// words ready. JSON is not read.
class BareFirstSync
{
public:
    /// `synced`: a tablet after its first sync, whose rows these are.
    BareFirstSync(ServedPark& park, EnrolledTablet& synced);
    ~BareFirstSync();
    BareFirstSync(const BareFirstSync&) = delete;
    BareFirstSync& operator=(const BareFirstSync&) = delete;

    /// Milliseconds of one download and insert into a fresh database.
    [[nodiscard]] double run();

private:
    struct Table
    {
        std::string insert;
        std::vector<std::vector<sqlite3_value*>> rows;
    };
    struct SearchTable
    {
        std::string insert;
        std::vector<std::pair<std::int64_t, std::string>> words; ///< by rowid
    };

    void noteRequests();
    void noteRows(test::EmptyTablet& device);
    void noteWords(test::EmptyTablet& device);
    void download(SocketTransport& transport) const;
    void insert(BareSqlite& database) const;

    ServedPark& m_park;
    std::string m_token;
    std::vector<std::string> m_requests; ///< bodies, each with its cursor
    std::vector<Table> m_tables;
    std::vector<SearchTable> m_searchTables;
};

} // namespace wupan::bench
