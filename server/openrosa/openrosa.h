#pragma once

#include "server/api/audit.h"
#include "server/api/authentication.h"
#include "server/api/request_limiter.h"
#include "server/api/route_name.h"
#include "server/pages/page_texts.h"

#include <span>

namespace wupan {

struct Checklist;
struct ListedFile;

/// Of one person; a phone asks for some ten things when it looks for forms.
inline constexpr std::int64_t kOpenRosaRequestsPerMinute = 300;
/// Of one address, with keys that nobody has.
inline constexpr std::int64_t kUnknownKeysPerMinute = 30;

/// What ODK Collect speaks (OpenRosa 1.0): officers fill in the park's checklists with it, and send
/// them here. Below /v1/openrosa with HTTP Basic, or below /v1/openrosa/key/{key} with a key that
/// an administrator made (collect_keys.h). The key is a secret in a path: logs and the audit get
/// the path without it. Thread: any.
class OpenRosa
{
public:
    OpenRosa(ServerContext& context, Authentication& authentication, bool overTls)
        : m_context(context)
        , m_authentication(authentication)
        , m_overTls(overTls)
        , m_denials(context)
    {}

    [[nodiscard]] static bool serves(const Request& request);
    [[nodiscard]] Response handle(const Request& request);
    /// What a log may say of a request.
    [[nodiscard]] static RouteName nameOf(const Request& request);

    /// One request, told apart.
    struct Asked
    {
        const Request& request;
        PageTexts texts;
        std::string_view key; ///< empty when there is none in the path
        std::string path;     ///< without the key
        std::string root;     ///< the absolute address below which the caller finds everything
    };

    struct Route
    {
        std::string_view method;
        std::string_view path; ///< without the key; exact, or a prefix when it ends in '/'
        bool forAnybody;       ///< also for who may not visit, or not any more: what comes is kept
        Response (OpenRosa::*handler)(const Asked&, const Caller&);
    };
    [[nodiscard]] static std::span<const Route> routes();

private:
    [[nodiscard]] Asked askedBy(const Request& request) const;
    /// `caller` becomes who asks, as far as that is known.
    [[nodiscard]] Response answer(const Asked& asked, Caller& caller);
    /// serverBusy with the time to wait, when not.
    [[nodiscard]] Status mayAsk(RequestLimiter& limiter, const std::string& who, std::int64_t most);
    [[nodiscard]] Result<Caller> caller(const Asked& asked);
    [[nodiscard]] Result<Caller> signedIn(const Asked& asked);
    [[nodiscard]] Response refusalOf(const Asked& asked, const Error& error);
    Response formList(const Asked& asked, const Caller& caller);
    Response form(const Asked& asked, const Caller& caller);
    /// What Collect gets beside a form; `root`: as of Asked.
    [[nodiscard]] std::vector<ListedFile> filesOf(const Checklist& checklist,
                                                  std::string enterprises, const std::string& root);
    [[nodiscard]] Response media(const Asked& asked, const Checklist& checklist,
                                 std::string_view sha256);
    Response announce(const Asked& asked, const Caller& caller);
    Response submit(const Asked& asked, const Caller& caller);

    ServerContext& m_context;
    Authentication& m_authentication;
    bool m_overTls;
    DenialNotes m_denials;
    RequestLimiter m_requests;
    RequestLimiter m_unknownKeys;
};

} // namespace wupan
