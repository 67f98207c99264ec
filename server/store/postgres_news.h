#pragma once

#include "server/store/postgres_session.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

namespace wupan {

/// Tells other processes on the same database that something was committed, and hears of theirs,
/// on a connection of its own. A commit is told after it, not in it: NOTIFY inside of transactions
/// would make all their commits wait for each other. So a word may be lost with its process, or
/// while the connection is; whoever listens looks by itself from time to time. Thread: any.
class PostgresNews
{
public:
    /// `heard` is called on a thread of this, and once after each time that words may have been
    /// lost. Null: this only tells.
    PostgresNews(PostgresAddress address, std::function<void()> heard);
    /// Tells what is not told yet.
    ~PostgresNews();
    PostgresNews(const PostgresNews&) = delete;
    PostgresNews& operator=(const PostgresNews&) = delete;

    void tell();
    /// Whether somebody listens, who is then one that serves.
    [[nodiscard]] static bool isListenedTo(PostgresSession& session);

private:
    void run();
    void connect();
    void work();
    [[nodiscard]] bool waitFor(int socket, int milliseconds);

    PostgresAddress m_address;
    std::function<void()> m_heard;
    std::unique_ptr<PostgresSession> m_session;
    std::atomic<bool> m_isToTell = false;
    std::atomic<bool> m_ends = false;
    int m_wake; ///< eventfd
    std::thread m_thread;
};

} // namespace wupan
