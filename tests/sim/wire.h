#pragma once

#include "core/ports/transport.h"
#include "server/api/http_messages.h"

#include <deque>
#include <functional>
#include <string_view>
#include <vector>

namespace wupan::sim {

/// What the network does to one exchange.
enum class Fate {
    delivered,
    requestLost,
    answerLost,
    answerCut,   ///< the first half of the answer arrives
    twice,       ///< the request arrives twice at once
    copied,      ///< the request arrives now, and once more whenever a stray is delivered
    lateRequest, ///< the sender gives up; the request arrives as a stray
    portal,      ///< somebody else answers, with a page to sign in at
    busy,        ///< headquarters has no time
};
[[nodiscard]] std::string_view name(Fate fate);

/// What indicators are called for tablets of a version that does not know them.
inline constexpr std::string_view kUnknownType = "indicatorOfTomorrow";

using Handler = std::function<Response(const Request&)>;

/// Carries requests to the handlers, later, when the simulation says so.
class Wire final : public Transport
{
public:
    explicit Wire(Handler headquarters)
        : m_headquarters(std::move(headquarters))
    {}

    void send(HttpRequest request, Answer answer) override;
    void cancelAll() override { m_waiting.clear(); }

    [[nodiscard]] bool idle() const { return m_waiting.empty(); }
    /// "POST /v1/sync" of the oldest request. REQUIRES: !idle()
    [[nodiscard]] std::string next() const;
    /// Decides the fate of the oldest request. REQUIRES: !idle()
    void deliver(Fate fate);
    /// The sender is dead; what it sent may still arrive.
    void orphan();

    [[nodiscard]] std::size_t strays() const { return m_strays.size(); }
    /// A request that somebody sent long ago arrives; nobody hears the answer.
    void deliverStray(std::size_t index);

    bool isOld = false; ///< headquarters is of a newer version than the tablet

private:
    struct Exchange
    {
        HttpRequest request;
        Answer answer;
    };

    HttpResponse handle(const HttpRequest& from);

    Handler m_headquarters;
    std::deque<Exchange> m_waiting;
    std::vector<HttpRequest> m_strays;
};

} // namespace wupan::sim
