#pragma once

#include "core/ports/transport.h"

#include <deque>

namespace wupan::test {

/// Keeps requests until a test wants them answered, in their order.
class QueuedTransport : public Transport
{
public:
    void send(HttpRequest request, Answer answer) override
    {
        m_waiting.emplace_back([this, request = std::move(request), answer = std::move(answer)] {
            answer(answerTo(request));
        });
    }
    void cancelAll() override {}

    void answerOne()
    {
        const auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        next();
    }
    void answerEverything()
    {
        while (!m_waiting.empty())
            answerOne();
    }

private:
    virtual Result<HttpResponse> answerTo(const HttpRequest& request) = 0;

    std::deque<std::function<void()>> m_waiting;
};

} // namespace wupan::test
