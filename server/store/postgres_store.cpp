#include "server/store/postgres_store.h"

#include "server/store/postgres_connection.h"
#include "server/store/postgres_migrator.h"
#include "server/store/sql_transaction.h"

#include <chrono>

namespace wupan {

std::span<const Migration> postgresMigrations();

namespace {

using Access = PostgresConnection::Access;

// Two cores keep fewer busy, and a server of PostgreSQL usually takes a hundred from all processes.
constexpr std::size_t kMostSessions = 16;
constexpr std::chrono::seconds kWaitForSession{30};

// Nobody waits for ever for a process that hangs with a park in its hands.
constexpr const char* kBeginWriting = "BEGIN; SET LOCAL lock_timeout = '30s'; "
                                      "SET LOCAL idle_in_transaction_session_timeout = '60s'";
constexpr const char* kDurable = "; SET LOCAL synchronous_commit = on";
constexpr const char* kBeginReading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

} // namespace

class PostgresServerStore::Lease
{
public:
    /// With a transaction under way.
    Lease(PostgresServerStore& store, Access access)
        : m_store(store)
        , m_session(store.borrow())
    {
        // A connection may have been lost while nobody used it; nothing is done yet, so one may try
        // again.
        try {
            begin(access);
        } catch (const SqlError&) {
            if (!m_session->isLost()) {
                end();
                throw;
            }
            try {
                m_session = std::make_unique<PostgresSession>(store.m_address);
                begin(access);
            } catch (const SqlError&) {
                end();
                throw;
            }
        }
    }
    ~Lease() { end(); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    PostgresSession& operator*() { return *m_session; }
    PostgresSession* operator->() { return m_session.get(); }

private:
    void begin(Access access)
    {
        std::string sql = access == Access::writes ? kBeginWriting : kBeginReading;
        if (access == Access::writes && m_session->forgetsCommits())
            sql += kDurable;
        m_session->execute(sql);
    }
    void end() noexcept
    {
        try {
            if (m_session->inTransaction())
                m_session->execute("ROLLBACK");
        } catch (const SqlError&) {
            m_session.reset(); // the database forgets what was not committed
        }
        m_store.giveBack(std::move(m_session));
    }

    PostgresServerStore& m_store;
    std::unique_ptr<PostgresSession> m_session;
};

Result<std::unique_ptr<PostgresServerStore>>
PostgresServerStore::open(const PostgresAddress& address, Random& random)
{
    std::unique_ptr<PostgresServerStore> store(new PostgresServerStore(address));
    const Status opened = guardedStore([&] {
        auto session = std::make_unique<PostgresSession>(address);
        if (Status migrated = migrate(*session, postgresMigrations()); !migrated)
            return migrated;
        PostgresConnection connection(*session, Access::writes);
        SqlTransaction rows(connection);
        if (!rows.isFilledIn()) {
            session->execute("BEGIN");
            // Only one process fills in.
            session->execute("LOCK TABLE meta IN SHARE ROW EXCLUSIVE MODE");
            rows.fillIn();
            session->commit();
        }
        store->m_epoch = rows.epochOr(newEpoch(random));
        store->m_idle.push_back(std::move(session));
        return done();
    });
    if (!opened)
        return opened.error();
    return store;
}

PostgresServerStore::~PostgresServerStore() = default;

Status PostgresServerStore::writeRows(const std::function<Status(SqlConnection&)>& work)
{
    Status written = guardedStore([&] {
        Lease session(*this, Access::writes);
        PostgresConnection connection(*session, Access::writes);
        Status status = work(connection);
        if (status)
            session->commit();
        return status;
    });
    if (written)
        tellOthers();
    return written;
}

Status PostgresServerStore::readRows(const std::function<Status(SqlConnection&)>& work)
{
    return guardedStore([&] {
        Lease session(*this, Access::reads);
        PostgresConnection connection(*session, Access::reads);
        Status status = work(connection);
        session->execute("COMMIT");
        return status;
    });
}

std::int64_t PostgresServerStore::sizeBytes()
{
    std::int64_t bytes = 0;
    const Status read = readRows([&](SqlConnection& connection) {
        SqlStatement size = connection.prepare("SELECT pg_database_size(current_database())");
        bytes = size.step() ? size.integer(0) : 0;
        return done();
    });
    return read ? bytes : 0;
}

Status PostgresServerStore::copyTo(const std::filesystem::path& /*file*/)
{
    return Error{ErrorCode::notAllowed,
                 "the data are in PostgreSQL: copy them with pg_dump, and bring them back with "
                 "pg_restore"};
}

Status PostgresServerStore::beginNewEpoch(Random& random)
{
    return renewEpoch(*this, random, m_epoch);
}

bool PostgresServerStore::isServed()
{
    bool served = true; // unless the database says otherwise
    static_cast<void>(guardedStore([&] {
        PostgresSession session(m_address);
        served = PostgresNews::isListenedTo(session);
        return done();
    }));
    return served;
}

void PostgresServerStore::onCommitted(std::function<void()> committed)
{
    const bool listens = committed != nullptr;
    ServerStore::onCommitted(std::move(committed));
    const std::scoped_lock lock(m_newsMutex);
    m_news.reset();
    if (listens)
        m_news = std::make_unique<PostgresNews>(m_address, [this] { noteCommitted(); });
}

void PostgresServerStore::tellOthers()
{
    const std::scoped_lock lock(m_newsMutex);
    if (!m_news)
        m_news = std::make_unique<PostgresNews>(m_address, nullptr);
    m_news->tell();
}

std::unique_ptr<PostgresSession> PostgresServerStore::borrow()
{
    {
        std::unique_lock lock(m_sessionsMutex);
        if (!m_returned.wait_for(lock, kWaitForSession, [&] { return m_lent < kMostSessions; }))
            throw SqlError({ErrorCode::storage, "all connections to PostgreSQL are busy"});
        ++m_lent;
        if (!m_idle.empty()) {
            std::unique_ptr<PostgresSession> session = std::move(m_idle.back());
            m_idle.pop_back();
            return session;
        }
    }
    try {
        return std::make_unique<PostgresSession>(m_address);
    } catch (const SqlError&) {
        giveBack(nullptr);
        throw;
    }
}

/// Null: it is of no use any more.
void PostgresServerStore::giveBack(std::unique_ptr<PostgresSession> session)
{
    const std::scoped_lock lock(m_sessionsMutex);
    --m_lent;
    if (session && !session->isLost())
        m_idle.push_back(std::move(session));
    m_returned.notify_one();
}

} // namespace wupan
