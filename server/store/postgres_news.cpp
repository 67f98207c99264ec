#include "server/store/postgres_news.h"

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <pthread.h>

namespace wupan {
namespace {

// What is committed shortly after one another is one word.
constexpr auto kGather = std::chrono::milliseconds(50);
constexpr int kReconnectMs = 1000;
// Whoever serves shares a lock; who needs the database alone sees by it whether anybody does. The
// number says "wupao" to whoever looks at pg_locks; migrations have the one before.
constexpr const char* kShareServing = "SELECT pg_try_advisory_lock_shared(x'777570616f'::bigint)";
constexpr const char* kTakeServing = "SELECT pg_try_advisory_lock(x'777570616f'::bigint)";

} // namespace

PostgresNews::PostgresNews(PostgresAddress address, std::function<void()> heard)
    : m_address(std::move(address))
    , m_heard(std::move(heard))
    , m_wake(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    , m_thread([this] { run(); })
{}

PostgresNews::~PostgresNews()
{
    m_ends = true;
    eventfd_write(m_wake, 1);
    m_thread.join();
    ::close(m_wake);
}

void PostgresNews::tell()
{
    if (!m_isToTell.exchange(true))
        eventfd_write(m_wake, 1);
}

void PostgresNews::run()
{
    while (!m_ends || m_isToTell) {
        try {
            if (!m_session) {
                connect();
                if (m_heard)
                    m_heard();
            }
            work();
        } catch (const SqlError&) {
            m_session.reset();
            if (m_ends)
                return; // the others look by themselves
            static_cast<void>(waitFor(-1, kReconnectMs));
        }
    }
}

void PostgresNews::connect()
{
    m_session = std::make_unique<PostgresSession>(m_address);
    if (!m_heard)
        return;
    m_session->execute("LISTEN wupan_commit");
    m_session->execute(kShareServing);
}

bool PostgresNews::isListenedTo(PostgresSession& session)
{
    return session.textOf(kTakeServing) != "t"; // the lock ends with the session
}

/// One round of listening and telling.
void PostgresNews::work()
{
    if (m_isToTell.exchange(false)) {
        m_session->execute("NOTIFY wupan_commit");
        if (!m_ends)
            std::this_thread::sleep_for(kGather);
    }
    if (!m_ends && !m_isToTell && waitFor(PQsocket(m_session->handle()), -1) &&
        PQconsumeInput(m_session->handle()) == 0)
        throw SqlError({ErrorCode::storage, "PostgreSQL: the connection for news is lost"});
    bool others = false;
    while (PGnotify* word = PQnotifies(m_session->handle())) {
        others = others || word->be_pid != PQbackendPID(m_session->handle());
        PQfreemem(word);
    }
    if (others && m_heard)
        m_heard();
}

/// Whether there is something on the socket; false after the time, or when somebody here wants
/// something.
bool PostgresNews::waitFor(int socket, int milliseconds)
{
    std::array<pollfd, 2> both{pollfd{m_wake, POLLIN, 0}, pollfd{socket, POLLIN, 0}};
    if (poll(both.data(), both.size(), milliseconds) <= 0)
        return false;
    eventfd_t woken = 0;
    if (both[0].revents != 0)
        eventfd_read(m_wake, &woken);
    return both[1].revents != 0;
}

} // namespace wupan
