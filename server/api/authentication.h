#pragma once

#include "core/base/json.h"
#include "server/api/context.h"
#include "server/api/failure_limiter.h"
#include "server/api/http_messages.h"

#include <optional>
#include <string>

namespace wupan {

/// POST /v1/enrol, /v1/sign-in, /v1/token, /v1/sign-out.
class Authentication
{
public:
    explicit Authentication(ServerContext& context)
        : m_context(context)
    {}

    [[nodiscard]] Response enrol(const Request& request);
    [[nodiscard]] Response signIn(const Request& request);
    [[nodiscard]] Response renew(const Request& request);
    [[nodiscard]] Response signOut(const Request& request);
    /// POST /v1/device: another device id, and tokens for it, for a tablet whose past is not the
    /// one that headquarters knows. The session that asked goes on: the tablet that this one was
    /// copied from may hold it.
    [[nodiscard]] Response newDeviceId(const Caller& caller, const Request& request);

    /// Whose login and password these are. Errors: wrongPassword, invalidInput, serverBusy with the
    /// time to wait after too many failures.
    [[nodiscard]] Result<Credential> identify(const std::string& login, std::string_view password,
                                              const std::string& address);
    /// The same, as who asks for something. Of no device.
    [[nodiscard]] Result<Caller> callerOf(const std::string& login, std::string_view password,
                                          const std::string& address);
    /// Who holds the request's access token; unauthorized when nobody does.
    [[nodiscard]] Result<Caller> caller(const Request& request);

private:
    struct SignedIn
    {
        Credential credential;
        DeviceId device;
        const json::object& body; ///< what the tablet says of itself
    };
    [[nodiscard]] Result<Credential> verified(std::string_view login, std::string_view password);
    [[nodiscard]] Response withdrawn(const Device& device);
    void noteFailure(std::string_view login, const std::string& address);
    [[nodiscard]] Response openSession(const SignedIn& who, AuditEvent event);
    [[nodiscard]] Status noteUse(Token token);
    ServerContext& m_context;
    FailureLimiter m_limiter; ///< by login and address: another address is not locked out
};

/// Failed sign-ins are remembered by login: none may be of any size.
inline constexpr std::size_t kMaxLoginBytes = 200;
inline constexpr std::int64_t kCodeLifetimeMs = 72 * kMillisecondsPerHour;

} // namespace wupan
