#pragma once

#include "server/api/audit.h"
#include "server/api/authentication.h"
#include "server/api/context.h"
#include "server/api/http_messages.h"
#include "server/api/route_name.h"

#include <optional>
#include <span>

namespace wupan {

/// Who may use a route. Every route names one: the table does not compile without.
enum class Access {
    everybody, ///< no session
    leaver,    ///< a valid access token, even of somebody who has left the park
    person,    ///< a valid access token, whatever the role; the handler decides by record
};

/// Headquarters' whole interface as one function of a request. Thread: any.
class Api
{
public:
    explicit Api(ServerContext& context)
        : m_context(context)
        , m_authentication(context)
        , m_denials(context)
    {}

    [[nodiscard]] Response handle(const Request& request);
    [[nodiscard]] Authentication& authentication() { return m_authentication; }

    /// What a log may say of a request.
    [[nodiscard]] static RouteName nameOf(const Request& request);

    struct Route
    {
        std::string_view method; ///< empty = any; the handler decides
        std::string_view path;   ///< exact, or a prefix when it ends in '/'
        Access access;
        Response (Api::*handler)(const Request&, const Caller&);
    };
    [[nodiscard]] static std::span<const Route> routes();

private:
    /// Who asks, or what to answer instead: they may not use the route, or have to wait.
    [[nodiscard]] std::optional<Response> admit(const Request& request, Access access,
                                                Caller& caller);
    /// `caller` becomes who asks, as far as that is known.
    [[nodiscard]] Response answer(const Request& request, Caller& caller);
    Response newDeviceId(const Request& request, const Caller& caller);
    Response health(const Request& request, const Caller& caller);
    Response ready(const Request& request, const Caller& caller);
    Response enrol(const Request& request, const Caller& caller);
    Response signIn(const Request& request, const Caller& caller);
    Response renew(const Request& request, const Caller& caller);
    Response signOut(const Request& request, const Caller& caller);
    Response sync(const Request& request, const Caller& caller);
    Response files(const Request& request, const Caller& caller);
    Response events(const Request& request, const Caller& caller);
    Response record(const Request& request, const Caller& caller);

    ServerContext& m_context;
    Authentication m_authentication;
    DenialNotes m_denials;
    RequestLimiter m_requests; ///< by tablet
};

/// The files of one request of ODK Collect, which splits what is larger; with room for what stands
/// around them.
inline constexpr std::size_t kMaxSubmissionFileBytes = 25ULL * 1024 * 1024;
inline constexpr std::size_t kMaxSubmissionBytes = kMaxSubmissionFileBytes + 1024ULL * 1024;

/// The most that a body may have, by path: sync batches and file chunks are larger than the rest.
[[nodiscard]] std::size_t maxBodyBytes(std::string_view path);

} // namespace wupan
