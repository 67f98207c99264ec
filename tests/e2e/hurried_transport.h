#pragma once

#include "core/ports/transport.h"

#include <utility>

namespace wupan::test {

/// Every deadline comes a hundred times sooner, so that a test need not wait for it: a link of
/// 100 kB a second is then as slow as one of 1 kB a second without it.
class HurriedTransport final : public Transport
{
public:
    explicit HurriedTransport(Transport& transport)
        : m_transport(transport)
    {}

    void send(HttpRequest request, Answer answer) override
    {
        request.deadlineMs /= 100;
        request.longestMs /= 100;
        m_transport.send(std::move(request), std::move(answer));
    }
    void cancelAll() override { m_transport.cancelAll(); }

private:
    Transport& m_transport;
};

} // namespace wupan::test
