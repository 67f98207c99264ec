#pragma once

#include "core/ports/random.h"
#include "server/store/postgres_news.h"
#include "server/store/server_store.h"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace wupan {

/// ServerStore on a database of PostgreSQL, which any number of processes may share; how they keep
/// out of each other's way: see PostgresConnection. Connections are lent out one per call; one that
/// was lost fails its call (storage) and is replaced for the next.
class PostgresServerStore final : public ServerStore
{
public:
    /// Creates the tables or migrates them. Errors: newerDatabase, diskFull, storage.
    [[nodiscard]] static Result<std::unique_ptr<PostgresServerStore>>
    open(const PostgresAddress& address, Random& random);
    ~PostgresServerStore() override;

    [[nodiscard]] std::string epoch() override { return m_epoch; }
    [[nodiscard]] std::int64_t sizeBytes() override;
    [[nodiscard]] Status copyTo(const std::filesystem::path& file) override;
    [[nodiscard]] Status beginNewEpoch(Random& random) override;
    [[nodiscard]] bool isServed() override;
    void onCommitted(std::function<void()> committed) override;
    [[nodiscard]] Status writeRows(const std::function<Status(SqlConnection&)>& work) override;
    [[nodiscard]] Status readRows(const std::function<Status(SqlConnection&)>& work) override;

private:
    /// A connection for the time of one call.
    class Lease;

    explicit PostgresServerStore(PostgresAddress address)
        : m_address(std::move(address))
    {}
    [[nodiscard]] std::unique_ptr<PostgresSession> borrow();
    void giveBack(std::unique_ptr<PostgresSession> session);
    void tellOthers();

    PostgresAddress m_address;
    std::string m_epoch;
    std::mutex m_sessionsMutex;
    std::condition_variable m_returned;
    std::vector<std::unique_ptr<PostgresSession>> m_idle;
    std::size_t m_lent = 0;
    std::mutex m_newsMutex;
    std::unique_ptr<PostgresNews> m_news; ///< from the first commit or listener on
};

} // namespace wupan
