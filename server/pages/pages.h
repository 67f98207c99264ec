#pragma once

#include "server/api/audit.h"
#include "server/api/route_name.h"
#include "server/pages/page_routes.h"
#include "server/pages/page_session.h"

namespace wupan {

/// Headquarters' pages for people, as one function of a request: HTML in Chinese and English that
/// needs no script. Thread: any.
class Pages
{
public:
    Pages(ServerContext& context, Authentication& authentication, bool overTls)
        : m_context(context)
        , m_authentication(authentication)
        , m_sessions(context, overTls)
        , m_denials(context)
    {}

    /// Whether it is a browser's request for a page, and not one to the interface of tablets.
    [[nodiscard]] static bool serves(const Request& request);
    [[nodiscard]] Response handle(const Request& request);
    /// What a log may say of a request.
    [[nodiscard]] static RouteName nameOf(const Request& request);
    [[nodiscard]] static std::span<const PageRoute> routes() { return pageRoutes(); }

private:
    [[nodiscard]] Response answer(const Request& request);
    [[nodiscard]] Response answerBy(const PageRoute& route, const PageCall& call);

    ServerContext& m_context;
    Authentication& m_authentication;
    PageSessions m_sessions;
    DenialNotes m_denials;
    RequestLimiter m_requests; ///< by person
};

} // namespace wupan
