#pragma once

#include "server/api/audit.h"
#include "server/api/context.h"
#include "server/api/verified_passwords.h"

#include <optional>
#include <string>
#include <string_view>

namespace wupan {

inline constexpr std::size_t kMaxLoginBytes = 200;
/// How long a failed sign-in counts.
inline constexpr std::int64_t kFailuresWithinMs = 15 * kMillisecondsPerMinute;

/// Logins and passwords, for tablets, pages and feeds. Ten failures in a quarter of an hour are let
/// through by login and address, counted in the store: by all processes together, and across a
/// restart. Attempts that are under way at the same moment may be some more. Thread: any.
class SignInCheck
{
public:
    explicit SignInCheck(ServerContext& context)
        : m_context(context)
        , m_verified(context.random)
    {}

    /// Whose they are. Errors: wrongPassword, invalidInput, serverBusy with the time to wait after
    /// too many failures.
    [[nodiscard]] Result<Credential> identify(const std::string& login, std::string_view password,
                                              const std::string& address);

private:
    struct Asking;
    [[nodiscard]] Status lookAt(Asking& asking, const std::string& login);
    [[nodiscard]] bool isRight(const std::optional<Credential>& known, std::string_view password);
    void noteFailure(const Asking& asking, std::string_view login, const std::string& address);

    ServerContext& m_context;
    VerifiedPasswords m_verified;
    RequestLimiter m_unknown{kNotesWithinMs}; ///< unknown logins, by address
};

} // namespace wupan
