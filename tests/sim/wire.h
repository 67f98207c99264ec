#pragma once

#include "core/ports/transport.h"
#include "tests/server/server_fixture.h"

#include <deque>

namespace wupan::sim {

/// What the network does to one request.
enum class Fate { delivered, requestLost, answerLost, twice };

/// Carries requests to the handlers, later, when the simulation says so.
class Wire final : public Transport
{
public:
    explicit Wire(test::ServerFixture& server)
        : m_server(server)
    {}

    void send(HttpRequest request, Answer answer) override;
    void cancelAll() override { m_waiting.clear(); }

    [[nodiscard]] bool idle() const { return m_waiting.empty(); }

    /// Decides the fate of the oldest request. REQUIRES: !idle()
    void deliver(Fate fate);

private:
    struct Exchange
    {
        HttpRequest request;
        Answer answer;
    };

    HttpResponse handle(const HttpRequest& from);

    test::ServerFixture& m_server;
    std::deque<Exchange> m_waiting;
};

} // namespace wupan::sim
