#pragma once

#include "server/api/authentication.h"

#include <optional>
#include <string>

namespace wupan {

/// Who looks at headquarters' pages.
struct PageVisitor
{
    Caller caller;
    std::string name;
    std::string department; ///< its name; empty = none
    std::string csrf;       ///< every form of the visitor holds it
};

/// Sessions of headquarters' pages: a cookie with a random value, of which the store keeps the
/// hash. They end twelve hours after the sign-in, and at once when the person has left the park.
class PageSessions
{
public:
    /// `overTls`: the cookie never crosses the network in the clear.
    PageSessions(ServerContext& context, bool overTls)
        : m_context(context)
        , m_overTls(overTls)
    {}

    /// The Set-Cookie of a new session.
    [[nodiscard]] Result<std::string> open(const Credential& who);
    /// Ends it. The Set-Cookie that makes the browser forget.
    [[nodiscard]] Result<std::string> close(const Request& request);
    [[nodiscard]] bool isOverTls() const { return m_overTls; }
    /// nullopt when nobody is signed in.
    [[nodiscard]] Result<std::optional<PageVisitor>> visitor(const Request& request);

private:
    [[nodiscard]] std::string cookie(const std::string& value, std::int64_t seconds) const;
    [[nodiscard]] std::string_view cookieName() const;
    ServerContext& m_context;
    bool m_overTls;
};

} // namespace wupan
