#pragma once

#include "core/base/json.h"
#include "server/api/context.h"
#include "server/api/http_messages.h"
#include "server/api/sign_in_check.h"

#include <optional>
#include <string>

namespace wupan {

/// POST /v1/enrol, /v1/sign-in, /v1/token, /v1/sign-out.
class Authentication
{
public:
    explicit Authentication(ServerContext& context)
        : m_context(context)
        , m_check(context)
    {}

    [[nodiscard]] Response enrol(const Request& request);
    [[nodiscard]] Response signIn(const Request& request);
    [[nodiscard]] Response renew(const Request& request);
    [[nodiscard]] Response signOut(const Request& request);
    /// POST /v1/device: another device id, and tokens for it, for a tablet whose past is not the
    /// one that headquarters knows. The session that asked goes on: the tablet that this one was
    /// copied from may hold it.
    [[nodiscard]] Response newDeviceId(const Caller& caller, const Request& request);

    /// See SignInCheck::identify().
    [[nodiscard]] Result<Credential> identify(const std::string& login, std::string_view password,
                                              const std::string& address)
    {
        return m_check.identify(login, password, address);
    }
    /// The same, as who asks for something. Of no device.
    [[nodiscard]] Result<Caller> callerWith(const std::string& login, std::string_view password,
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
    [[nodiscard]] Response withdrawn(const Device& device);
    [[nodiscard]] Response openSession(const SignedIn& who, AuditEvent event);
    [[nodiscard]] Status noteUse(Token token);
    ServerContext& m_context;
    SignInCheck m_check;
};

inline constexpr std::int64_t kCodeLifetimeMs = 72 * kMillisecondsPerHour;

} // namespace wupan
