#pragma once

#include "server/api/audit.h"
#include "server/api/authentication.h"
#include "server/api/route_name.h"
#include "server/pages/page_session.h"

#include <functional>
#include <span>

namespace wupan {

/// What programs of an office read of headquarters: a calendar, maps, and tables (OData). Read
/// only; signed in with HTTP Basic, or with the cookie of headquarters' pages. Who gets what is
/// decided as everywhere (server/api/visibility.h), and that somebody took it along stands in the
/// audit. Thread: any.
class Feeds
{
public:
    Feeds(ServerContext& context, Authentication& authentication, bool overTls)
        : m_context(context)
        , m_authentication(authentication)
        , m_sessions(context, overTls)
        , m_overTls(overTls)
        , m_denials(context)
    {}

    [[nodiscard]] static bool serves(const Request& request);
    [[nodiscard]] Response handle(const Request& request);
    /// What a log may say of a request.
    [[nodiscard]] static RouteName nameOf(const Request& request);

    struct Route
    {
        std::string_view method;
        std::string_view path; ///< exact, or a prefix when it ends in '/'
        Response (Feeds::*handler)(const Request&, const Caller&);
    };
    [[nodiscard]] static std::span<const Route> routes();

private:
    /// unauthorized, wrongPassword, or as Authentication::identify().
    [[nodiscard]] Result<Caller> caller(const Request& request);
    [[nodiscard]] Result<Caller> signedIn(const Request& request, std::string_view credentials);
    /// `asking` becomes who asks, as far as that is known.
    [[nodiscard]] Response answer(const Request& request, Caller& asking);
    Response visits(const Request& request, const Caller& caller);
    Response enterprises(const Request& request, const Caller& caller);
    Response issues(const Request& request, const Caller& caller);
    Response tables(const Request& request, const Caller& caller);

    using Writer = std::function<std::string(StoreTransaction&)>;
    [[nodiscard]] Response feed(const Caller& caller, std::string_view what,
                                const std::string& type, const Writer& write);

    ServerContext& m_context;
    Authentication& m_authentication;
    PageSessions m_sessions;
    bool m_overTls;
    DenialNotes m_denials;
    RequestLimiter m_requests;
};

} // namespace wupan
