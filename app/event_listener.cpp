#include "app/event_listener.h"

#include "core/sync/problem_answer.h"
#include "core/sync/tuning.h"

namespace wupan {

EventListener::EventListener(Session& session, QtTransport& transport, const Clock& clock,
                             Random& random)
    : m_session(session)
    , m_transport(transport)
    , m_pace(clock, random)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &EventListener::arrange);
}

EventListener::~EventListener()
{
    m_transport.stopListening();
}

void EventListener::listen()
{
    m_pace.signedIn();
    arrange();
}

void EventListener::networkReturned()
{
    m_pace.networkReturned();
    // One on the network before hears nothing any more, and is told so after its deadline only.
    if (m_connected) {
        m_transport.stopListening();
        m_connected = false;
    }
    arrange();
}

void EventListener::arrange()
{
    m_timer.stop();
    const auto dueInMs = m_pace.dueInMs();
    if (!dueInMs || m_connected || !m_session.active())
        return;
    if (*dueInMs > 0)
        m_timer.start(static_cast<int>(*dueInMs));
    else
        connectNow();
}

void EventListener::connectNow()
{
    m_connected = true;
    m_reader = {};
    m_pace.began();
    HttpRequest request;
    request.path = "/v1/events";
    request.headers["Accept"] = "text/event-stream";
    request.deadlineMs = tuning::kEventsDeadlineMs;
    request.longestMs = tuning::kEventsLongestMs;
    m_session.authorize(std::move(request), [this](const Result<HttpRequest>& authorized) {
        if (!authorized)
            return onEnded(authorized.error());
        m_transport.listen(
            *authorized, [this](const std::string& bytes) { hear(bytes); },
            [this](const Result<HttpResponse>& answer) {
                if (!answer)
                    return onEnded(answer.error());
                if (answer->status == 401 && isProblem(*answer)) {
                    m_session.forgetAccess();
                    return onEnded({ErrorCode::unreachable, "the access token was refused"});
                }
                // Its end is nothing special: the access token's, or headquarters restarts.
                onEnded(answer->status == 200 ? Error{ErrorCode::unreachable, "it ended"}
                                              : errorOf(*answer));
            });
    });
}

void EventListener::hear(const std::string& bytes)
{
    m_pace.succeeded();
    if (m_reader.hasNews(bytes) && onNews)
        onNews();
}

void EventListener::onEnded(const Error& error)
{
    m_connected = false;
    m_pace.failed(error);
    arrange();
}

} // namespace wupan
