#pragma once

#include "core/ports/transport.h"

#include <cstddef>
#include <cstdint>
#include <deque>

namespace wupan::bench {

/// A bare HTTP client on one kept connection to this machine: no toolkit between the measure and
/// the server.
class SocketTransport final : public Transport
{
public:
    explicit SocketTransport(std::uint16_t port);
    ~SocketTransport() override;
    SocketTransport(const SocketTransport&) = delete;
    SocketTransport& operator=(const SocketTransport&) = delete;

    void send(HttpRequest request, Answer answer) override;
    void cancelAll() override {} // nobody here asks for it
    /// Takes the answers to what was sent, until none is owed.
    void work();
    /// One request and its answer. REQUIRES: none is owed.
    HttpResponse ask(const HttpRequest& request);

    std::size_t bytes = 0;    ///< both directions, headers included
    std::size_t requests = 0; ///< sent so far

private:
    void write(const HttpRequest& request);
    HttpResponse receive();

    int m_socket;
    std::deque<Answer> m_owed; ///< in the order of their requests
};

} // namespace wupan::bench
