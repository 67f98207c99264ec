#pragma once

#include "core/base/json.h"
#include "server/api/context.h"
#include "server/api/http_messages.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace wupan {

/// Failed sign-ins by login and address: ten in fifteen minutes, then 429. Another address is not
/// locked out. Thread: any. In memory: a restart forgives.
class SignInLimiter
{
public:
    /// 0 = may try; else the seconds to wait.
    [[nodiscard]] std::int64_t secondsToWait(const std::string& key, Instant now);
    void failed(const std::string& key, Instant now);
    void succeeded(const std::string& key);

private:
    struct Failures
    {
        std::int64_t count = 0;
        Instant since;
    };
    std::mutex m_mutex;
    std::map<std::string, Failures> m_failures;
};

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

    /// Who holds the request's access token; unauthorized when nobody does.
    [[nodiscard]] Result<Caller> caller(const Request& request);

private:
    struct SignedIn
    {
        Credential credential;
        DeviceId device;
    };
    struct Identified
    {
        json::object body;
        Credential credential;
    };
    [[nodiscard]] Result<Credential> verified(std::string_view login, std::string_view password);
    [[nodiscard]] std::optional<Identified> identify(const Request& request, Response& refusal);
    [[nodiscard]] Response openSession(const SignedIn& who);
    [[nodiscard]] Status noteUse(Token token);
    ServerContext& m_context;
    SignInLimiter m_limiter;
};

/// Argon2id with libsodium's interactive limits (64 MiB, t=2): above the 19 MiB of security.md.
[[nodiscard]] std::string hashPassword(const std::string& password);
/// At least 8 characters and none of the passwords that everybody tries; empty = fit, else the
/// reason.
[[nodiscard]] std::string weaknessOf(const std::string& password);
/// A random text of 24 or more characters that can be typed: for codes and generated passwords.
[[nodiscard]] std::string randomText(Random& random, std::size_t groups);

inline constexpr std::int64_t kCodeLifetimeMs = 72 * kMillisecondsPerHour;

} // namespace wupan
