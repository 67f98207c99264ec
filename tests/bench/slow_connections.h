#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

namespace wupan::bench {

/// So many connections that each send a byte of a request now and then, from several addresses of
/// this machine; one that is closed is opened anew.
class SlowConnections
{
public:
    SlowConnections(std::uint16_t port, std::size_t count);
    ~SlowConnections();
    SlowConnections(const SlowConnections&) = delete;
    SlowConnections& operator=(const SlowConnections&) = delete;

    /// How many are open now.
    [[nodiscard]] std::size_t open() const { return m_open; }

private:
    void run();

    std::uint16_t m_port;
    std::vector<int> m_sockets; ///< -1: to be opened
    std::atomic<std::size_t> m_open = 0;
    std::atomic<bool> m_ends = false;
    std::thread m_thread;
};

} // namespace wupan::bench
