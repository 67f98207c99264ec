#pragma once

#include "core/model/record_codec.h"
#include "server/store/server_store.h"
#include "tests/support/postgres_server.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>

#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

namespace wupan::bench {

/// A tablet that was signed in before, and what its officer may edit.
struct KnownTablet
{
    DeviceId device;
    std::string refreshToken;
    std::vector<Document> issues;
};

/// The reference park in a store of its own, with its tablets, served by real processes of
/// wupan-hq.
class LoadPark
{
public:
    enum class Kind { sqlite, postgres };

    /// Each tablet has an officer of its own, and so many open issues.
    LoadPark(Kind kind, std::size_t tabletCount, std::size_t issuesOfEach);
    ~LoadPark();
    LoadPark(const LoadPark&) = delete;
    LoadPark& operator=(const LoadPark&) = delete;

    /// Starts one process more, on a port that it chooses.
    void serve();
    /// SIGTERM to all of them.
    void stop();
    [[nodiscard]] const std::vector<std::uint16_t>& ports() const { return m_ports; }
    /// Of the process that took most, in MB. REQUIRES: they serve.
    [[nodiscard]] double peakMemoryMb() const;
    /// What the processes of wupan-hq used so far, in seconds; and those of the database.
    [[nodiscard]] double serverCpuSeconds() const;
    [[nodiscard]] double databaseCpuSeconds() const;
    /// How many edits of the tablets stand in history. Opens the store by itself.
    [[nodiscard]] std::int64_t editsKept() const;

    std::vector<KnownTablet> tablets;

private:
    void fill(ServerStore& store, std::size_t count, std::size_t issuesOfEach);

    test::SeededRandom m_random{17};
    QTemporaryDir m_folder;
    std::unique_ptr<test::PostgresServer> m_postgres;
    std::string m_database;
    std::vector<pid_t> m_processes;
    std::vector<std::uint16_t> m_ports;
};

} // namespace wupan::bench
