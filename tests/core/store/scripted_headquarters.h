#pragma once

#include "core/sync/engine.h"
#include "platform/fake/memory_secret_store.h"
#include "tests/core/store/fault_scenarios.h"

#include <deque>

namespace wupan::test {

/// Answers every request with what `answerTo` makes of it when it arrives.
class ScriptedHeadquarters final : public Transport
{
public:
    using AnswerTo = std::function<std::string(const HttpRequest& request)>;

    explicit ScriptedHeadquarters(AnswerTo answerTo)
        : m_answerTo(std::move(answerTo))
    {}

    void send(HttpRequest request, Answer answer) override
    {
        m_waiting.emplace_back([this, request = std::move(request), answer = std::move(answer)] {
            answer(HttpResponse{200, {}, m_answerTo(request)});
        });
    }
    void cancelAll() override { m_waiting.clear(); }
    [[nodiscard]] bool wasAsked() const { return !m_waiting.empty(); }
    void deliver()
    {
        while (!m_waiting.empty()) {
            const auto next = std::move(m_waiting.front());
            m_waiting.pop_front();
            next();
        }
    }

private:
    AnswerTo m_answerTo;
    std::deque<std::function<void()>> m_waiting;
};

/// A sync by the real engine with a headquarters that answers so.
inline Status syncWith(ScenarioTablet& device, ScriptedHeadquarters::AnswerTo answerTo)
{
    ScriptedHeadquarters headquarters(std::move(answerTo));
    fake::MemorySecretStore secrets;
    secrets.secrets["refreshToken"] = "r";
    Session session(*device.tablet, headquarters, secrets);
    session.resume([](const Status&) {});
    SyncEngine engine(*device.tablet, session);
    std::optional<SyncReport> report;
    engine.run([&](const SyncReport& finished) { report = finished; });
    headquarters.deliver();
    if (!report)
        return Error{ErrorCode::protocol, "the sync has no end"};
    return report->error ? Status(*report->error) : done();
}

} // namespace wupan::test
