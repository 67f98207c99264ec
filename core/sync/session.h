#pragma once

#include "core/ports/secret_store.h"
#include "core/ports/transport.h"
#include "core/store/tablet.h"
#include "core/sync/session_key.h"

#include "core/base/json.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace wupan {

/// The only secret of a tablet, by this name in its key store: the refresh token and, behind a
/// space, the key that its renewal is signed with.
inline constexpr const char* kRefreshTokenKey = "refreshToken";

/// The signed-in session: enrolment, sign-in, and a valid access token for every request. The
/// refresh token is kept in the SecretStore only; the database never holds a secret. Thread: the
/// Tablet's.
class Session
{
public:
    Session(Tablet& tablet, Transport& transport, SecretStore& secrets);

    /// Of this program, "1.2.0", told to headquarters with every new access token; empty = untold.
    std::string appVersion;

    using Finished = std::function<void(Status)>;
    /// First use of this tablet: the one-time code binds it to the officer. Errors: codeExpired,
    /// wrongPassword, serverBusy, wrongServer, otherPark (nothing was changed), and those of
    /// Transport.
    void enrol(const std::string& code, const std::string& login, const std::string& password,
               const std::string& deviceName, Finished finished);
    /// On an enrolled tablet. notAllowed when somebody else's unsent edits are on it; deviceRevoked
    /// and eraseDevice as to onWithdrawn.
    void signIn(const std::string& login, const std::string& password, Finished finished);
    /// Takes up the session of the last run, without the network. unauthorized when there is none.
    void resume(Finished finished);
    /// Refused (wrongState) while there are unsent edits or files.
    void signOut(Finished finished);

    /// A new device id for the same person and tablet, with tokens of its own; until it is kept,
    /// the one before stays in force.
    void takeNewDeviceId(Finished finished);

    [[nodiscard]] bool enrolled();
    /// Why this tablet has to be enrolled anew: deviceRevoked, or eraseDevice for an erased one.
    [[nodiscard]] std::optional<Error> withdrawal();
    /// Headquarters just said so. With eraseDevice the folder is marked: close the Tablet, never
    /// from within the call, and eraseTablet().
    std::function<void(const Error&)> onWithdrawn;
    /// Someone is signed in: pages may be shown, with or without a valid token.
    [[nodiscard]] bool active();
    [[nodiscard]] std::string lastLogin();

    /// Sends with the access token, renewing it first or after a 401. `unauthorized` means: sign in
    /// again.
    void send(HttpRequest request, Transport::Answer answer);

    /// Gives `use` a request with the access token, renewed first where that is due, for what
    /// send() cannot do.
    void authorize(HttpRequest request, std::function<void(Result<HttpRequest>)> use);
    /// Headquarters refused the access token: it is renewed before it is used again.
    void forgetAccess() { m_accessToken.clear(); }

private:
    void authenticate(const std::string& path, json::object body, Finished finished);
    Status adopt(const json::object& answer);
    Status adoptDevice(const json::object& answer);
    void takeTokens(const json::object& answer);
    json::object withKey(json::object body);
    [[nodiscard]] std::optional<Error> withdrawalIn(const HttpResponse& response) const;
    void withdraw(const Error& error);
    void keepRescueKey(const std::string& key);
    [[nodiscard]] bool hasFreshAccess() const;
    void renew(Finished finished);
    Status takeRenewal(const Result<HttpResponse>& response);
    void sendOnce(HttpRequest request, bool mayRenew, Transport::Answer answer);

    Tablet& m_tablet;
    Transport& m_transport;
    SecretStore& m_secrets;
    std::string m_accessToken;
    std::int64_t m_accessExpiresAtUptimeMs = 0;
    std::string m_refreshToken;
    SessionKey m_key;
    SessionKey m_nextKey; ///< of the session that is being opened
    std::vector<Finished> m_waitingForRenewal;
};

} // namespace wupan
