#include "tests/bench/slow_connections.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <string_view>

namespace wupan::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kAddresses = 10;
constexpr auto kBetweenBytes = 500ms;
constexpr std::string_view kRequest = "POST /v1/sync HTTP/1.1\r\nHost: slow\r\nX-Slow: ";

sockaddr_in addressOf(std::uint32_t host, std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(host);
    return address;
}

/// From 127.0.0.2, .3 …; -1 when it is refused.
int connectFrom(std::size_t number, std::uint16_t port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in from =
        addressOf(INADDR_LOOPBACK + 1 + static_cast<std::uint32_t>(number % kAddresses), 0);
    const sockaddr_in to = addressOf(INADDR_LOOPBACK, port);
    if (bind(socket, reinterpret_cast<const sockaddr*>(&from), sizeof from) == 0 &&
        connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0)
        return socket;
    close(socket);
    return -1;
}

} // namespace

SlowConnections::SlowConnections(std::uint16_t port, std::size_t count)
    : m_port(port)
    , m_sockets(count, -1)
    , m_thread([this] { run(); })
{}

SlowConnections::~SlowConnections()
{
    m_ends = true;
    m_thread.join();
    for (const int socket : m_sockets)
        if (socket >= 0)
            close(socket);
}

void SlowConnections::run()
{
    for (std::size_t sent = 0; !m_ends; ++sent) {
        std::size_t open = 0;
        for (std::size_t i = 0; i < m_sockets.size() && !m_ends; ++i) {
            int& socket = m_sockets[i];
            if (socket < 0)
                socket = connectFrom(i, m_port);
            const char byte = sent < kRequest.size() ? kRequest[sent] : 'x';
            if (socket >= 0 && send(socket, &byte, 1, MSG_NOSIGNAL | MSG_DONTWAIT) != 1) {
                close(socket);
                socket = -1;
            }
            open += socket >= 0 ? 1 : 0;
        }
        m_open = open;
        std::this_thread::sleep_for(kBetweenBytes);
    }
}

} // namespace wupan::bench
