#include "core/sync/session.h"

#include "core/base/base64.h"
#include "core/model/officer.h"
#include "core/model/park.h"
#include "core/store/meta_store.h"
#include "core/store/outbox_store.h"
#include "core/store/sync_status_store.h"
#include "core/store/tablet_erasure.h"
#include "core/sync/local_rows.h"
#include "core/sync/problem_answer.h"
#include "core/sync/tuning.h"

namespace wupan {
namespace {

constexpr std::size_t kRescueKeyBytes = 32;
// What security.md allows at most; headquarters tells its own figure.
constexpr std::int64_t kDefaultAccessLifetimeMs = 15 * kMillisecondsPerMinute;

bool refusesToken(const HttpResponse& response)
{
    return response.status == 401 && isProblem(response);
}

HttpRequest post(const std::string& path, const json::object& body)
{
    HttpRequest request;
    request.method = "POST";
    request.path = path;
    request.headers["Content-Type"] = "application/json";
    request.body = json::serialize(body);
    return request;
}

} // namespace

Session::Session(Tablet& tablet, Transport& transport, SecretStore& secrets)
    : m_tablet(tablet)
    , m_transport(transport)
    , m_secrets(secrets)
{}

bool Session::enrolled()
{
    return !m_tablet.actor().deviceId.isNil();
}

std::optional<Error> Session::withdrawal()
{
    if (!enrolled() && TabletErasure::wasErased(m_tablet.databaseFile().parent_path()))
        return Error{ErrorCode::eraseDevice, "erased"};
    if (!MetaStore(m_tablet.database()).text(MetaKey::withdrawn).empty())
        return Error{ErrorCode::deviceRevoked, ""};
    return std::nullopt;
}

/// Of /v1/token and /v1/sign-in, which name this tablet.
std::optional<Error> Session::withdrawalIn(const HttpResponse& response) const
{
    if (!refusesToken(response))
        return std::nullopt;
    Error error = errorOf(response);
    if (error.code == ErrorCode::deviceRevoked)
        return error;
    if (error.code != ErrorCode::eraseDevice)
        return std::nullopt;
    // An answer that was meant for another tablet, by whatever mistake, erases nothing here.
    const auto problem = parseObject(response.body);
    const bool isMeant =
        problem && textAt(*problem, "deviceId") == m_tablet.actor().deviceId.text();
    return isMeant ? std::optional(std::move(error)) : std::nullopt;
}

void Session::withdraw(const Error& error)
{
    if (error.code == ErrorCode::eraseDevice)
        TabletErasure::mark(m_tablet.databaseFile().parent_path());
    m_accessToken.clear();
    m_refreshToken.clear();
    m_secrets.erase(kRefreshTokenKey, [](const Status&) {});
    // Where that cannot be kept, the next sign-in says it again.
    if (error.code == ErrorCode::deviceRevoked)
        static_cast<void>(m_tablet.inTransaction([&] {
            MetaStore(m_tablet.database()).set(MetaKey::withdrawn, std::string_view("1"));
            return done();
        }));
    if (onWithdrawn)
        onWithdrawn(error);
}

bool Session::active()
{
    return !m_tablet.actor().id.isNil() && !m_refreshToken.empty();
}

std::string Session::lastLogin()
{
    return MetaStore(m_tablet.database()).text(MetaKey::login);
}

void Session::enrol(const std::string& code, const std::string& login, const std::string& password,
                    const std::string& deviceName, Finished finished)
{
    authenticate(
        "/v1/enrol",
        {{"code", code}, {"login", login}, {"password", password}, {"deviceName", deviceName}},
        std::move(finished));
}

void Session::signIn(const std::string& login, const std::string& password, Finished finished)
{
    authenticate(
        "/v1/sign-in",
        {{"deviceId", m_tablet.actor().deviceId.text()}, {"login", login}, {"password", password}},
        std::move(finished));
}

void Session::authenticate(const std::string& path, json::object body, Finished finished)
{
    const std::string login(textAt(body, "login"));
    body = withKey(std::move(body));
    if (!appVersion.empty())
        body["appVersion"] = appVersion;
    m_transport.send(post(path, body), [this, login, finished = std::move(finished)](
                                           const Result<HttpResponse>& response) {
        if (!response)
            return finished(response.error());
        if (const auto withdrawal = withdrawalIn(*response)) {
            withdraw(*withdrawal);
            return finished(*withdrawal);
        }
        if (response->status != 200)
            return finished(errorOf(*response));
        const auto answer = parseObject(response->body);
        if (!answer)
            return finished(Error{ErrorCode::wrongServer, answer.error().detail});
        if (const Status adopted = adopt(*answer); !adopted)
            return finished(adopted.error());
        const Status noted = m_tablet.inTransaction([&] {
            MetaStore(m_tablet.database()).set(MetaKey::login, std::string_view(login));
            return done();
        });
        finished(noted);
    });
}

/// Takes a successful answer of enrolment or sign-in: who, with which tokens.
Status Session::adopt(const json::object& answer)
{
    const auto officer = OfficerId::parse(textAt(answer, "officerId"));
    const auto device = DeviceId::parse(textAt(answer, "deviceId"));
    const Document& officerDocument = objectAt(answer, "officer");
    const Document& parkDocument = objectAt(answer, "park");
    if (!officer || !device || textAt(answer, "refreshToken").empty() || officerDocument.empty())
        return Error{ErrorCode::wrongServer, "the sign-in answer lacks fields"};

    const Actor before = m_tablet.actor();
    const auto role = parseWord<Role>(textAt(officerDocument, "role")).value_or(Role::officer);
    const auto department =
        DepartmentId::parse(textAt(officerDocument, "departmentId")).value_or(DepartmentId{});
    const Status written = m_tablet.inTransaction([&]() -> Status {
        OutboxStore outbox(m_tablet.database());
        if (!before.id.isNil() && before.id != *officer && outbox.count() > 0)
            return Error{ErrorCode::notAllowed, "another officer's edits wait on this tablet"};
        MetaStore meta(m_tablet.database());
        const std::string parkBefore = meta.text(MetaKey::parkId);
        if (!parkBefore.empty() && parkBefore != textAt(parkDocument, "id"))
            return Error{ErrorCode::otherPark, "this tablet holds another park's data"};
        LocalRows rows(m_tablet);
        rows.adopt(RecordType::officer, officer->uuid, &officerDocument);
        if (const auto park = Uuid::parse(textAt(parkDocument, "id")))
            rows.adopt(RecordType::park, *park, &parkDocument);
        meta.set(MetaKey::parkId, textAt(parkDocument, "id"));
        meta.set(MetaKey::withdrawn, std::string_view());
        return done();
    });
    if (!written)
        return written.error();
    m_tablet.forgetRules();
    if (const Status kept = m_tablet.setActor({*officer, role, department, *device}); !kept)
        return kept.error();
    m_key = m_nextKey;
    takeTokens(answer);
    return done();
}

/// Of a session that begins: headquarters is told the key that signs its renewals.
json::object Session::withKey(json::object body)
{
    m_nextKey = SessionKey::make();
    body["sessionKey"] = m_nextKey.publicKey();
    return body;
}

void Session::takeNewDeviceId(Finished finished)
{
    send(post("/v1/device", withKey({})),
         [this, finished = std::move(finished)](const Result<HttpResponse>& response) {
             if (!response)
                 return finished(response.error());
             if (response->status != 200)
                 return finished(errorOf(*response));
             const auto answer = parseObject(response->body);
             finished(answer ? adoptDevice(*answer)
                             : Status(Error{ErrorCode::wrongServer, answer.error().detail}));
         });
}

Status Session::adoptDevice(const json::object& answer)
{
    const auto device = DeviceId::parse(textAt(answer, "deviceId"));
    if (!device || textAt(answer, "refreshToken").empty())
        return Error{ErrorCode::wrongServer, "the answer with a new device id lacks fields"};
    Actor actor = m_tablet.actor();
    actor.deviceId = *device;
    if (const Status kept = m_tablet.setActor(actor); !kept)
        return kept.error();
    m_key = m_nextKey;
    takeTokens(answer);
    return done();
}

void Session::takeTokens(const json::object& answer)
{
    m_accessToken = textAt(answer, "accessToken");
    const std::int64_t lifeMs = integerAt(answer, "accessLifetimeMs", kDefaultAccessLifetimeMs);
    m_accessExpiresAtUptimeMs = m_tablet.clock().uptimeMs() + lifeMs;
    m_refreshToken = textAt(answer, "refreshToken");
    // Without a key store the session lives until the program ends; the user then signs in again.
    m_secrets.write(kRefreshTokenKey,
                    m_key.isWhole() ? m_refreshToken + " " + m_key.secret() : m_refreshToken,
                    [](const Status&) {});
    keepRescueKey(std::string(textAt(answer, "rescueKey")));
}

/// Where it cannot be kept, it comes again with the next tokens.
void Session::keepRescueKey(const std::string& key)
{
    if (fromBase64(key).value_or("").size() != kRescueKeyBytes)
        return;
    static_cast<void>(m_tablet.inTransaction([&] {
        MetaStore meta(m_tablet.database());
        if (meta.text(MetaKey::rescueKey) != key)
            meta.set(MetaKey::rescueKey, std::string_view(key));
        return done();
    }));
}

void Session::resume(Finished finished)
{
    if (m_tablet.actor().id.isNil())
        return finished(Error{ErrorCode::unauthorized, "nobody is signed in"});
    m_secrets.read(kRefreshTokenKey, [this, finished = std::move(finished)](
                                         const Result<std::optional<std::string>>& secret) {
        if (!secret)
            return finished(secret.error());
        if (!*secret || (*secret)->empty())
            return finished(Error{ErrorCode::unauthorized, "no session is kept"});
        const std::size_t space = (*secret)->find(' ');
        m_refreshToken = (*secret)->substr(0, space);
        m_key = space == std::string::npos
                    ? SessionKey()
                    : SessionKey::fromSecret(std::string_view(**secret).substr(space + 1));
        finished(done());
    });
}

void Session::signOut(Finished finished)
{
    const Status empty = m_tablet.inTransaction([&]() -> Status {
        SyncStatusStore status(m_tablet.database());
        if (status.pendingCount() > 0 || status.pendingFiles().files > 0)
            return Error{ErrorCode::wrongState, "unsent edits are on this tablet"};
        return done();
    });
    if (!empty)
        return finished(empty.error());
    send(post("/v1/sign-out", {}), [this, finished = std::move(finished)](const auto&) {
        m_accessToken.clear();
        m_refreshToken.clear();
        m_secrets.erase(kRefreshTokenKey, [](const Status&) {});
        Actor nobody;
        nobody.deviceId = m_tablet.actor().deviceId;
        finished(m_tablet.setActor(nobody));
    });
}

void Session::send(HttpRequest request, Transport::Answer answer)
{
    if (hasFreshAccess())
        return sendOnce(std::move(request), true, std::move(answer));
    renew([this, request = std::move(request),
           answer = std::move(answer)](const Status& renewed) mutable {
        if (!renewed)
            return answer(renewed.error());
        sendOnce(std::move(request), false, std::move(answer));
    });
}

void Session::authorize(HttpRequest request, std::function<void(Result<HttpRequest>)> use)
{
    auto give = [this, request = std::move(request),
                 use = std::move(use)](const Status& fresh) mutable {
        if (!fresh)
            return use(fresh.error());
        request.headers["Authorization"] = "Bearer " + m_accessToken;
        use(std::move(request));
    };
    if (hasFreshAccess())
        give(done());
    else
        renew(std::move(give));
}

bool Session::hasFreshAccess() const
{
    return !m_accessToken.empty() &&
           m_tablet.clock().uptimeMs() + tuning::kRenewAheadMs < m_accessExpiresAtUptimeMs;
}

void Session::sendOnce(HttpRequest request, bool mayRenew, Transport::Answer answer)
{
    HttpRequest authorized = request;
    authorized.headers["Authorization"] = "Bearer " + m_accessToken;
    m_transport.send(
        std::move(authorized), [this, mayRenew, request = std::move(request),
                                answer = std::move(answer)](Result<HttpResponse> response) mutable {
            if (!response || !refusesToken(*response))
                return answer(std::move(response));
            if (!mayRenew)
                return answer(Error{ErrorCode::unauthorized, "headquarters refused the session"});
            renew([this, request = std::move(request),
                   answer = std::move(answer)](const Status& renewed) mutable {
                if (!renewed)
                    return answer(renewed.error());
                sendOnce(std::move(request), false, std::move(answer));
            });
        });
}

void Session::renew(Finished finished)
{
    if (m_refreshToken.empty())
        return finished(Error{ErrorCode::unauthorized, "nobody is signed in"});
    // One renewal at a time: a second one would spend the same token.
    m_waitingForRenewal.push_back(std::move(finished));
    if (m_waitingForRenewal.size() > 1)
        return;
    json::object body{{"refreshToken", m_refreshToken}};
    if (m_key.isWhole())
        body["proof"] = m_key.proofFor(m_refreshToken);
    if (!appVersion.empty())
        body["appVersion"] = appVersion;
    m_transport.send(post("/v1/token", body), [this](const Result<HttpResponse>& response) {
        const Status renewed = takeRenewal(response);
        std::vector<Finished> waiting;
        waiting.swap(m_waitingForRenewal);
        for (Finished& next : waiting)
            next(renewed);
    });
}

Status Session::takeRenewal(const Result<HttpResponse>& response)
{
    if (!response)
        return response.error();
    if (const auto withdrawal = withdrawalIn(*response)) {
        withdraw(*withdrawal);
        return Error{ErrorCode::unauthorized, withdrawal->detail};
    }
    if (response->status != 200) {
        const Error error = errorOf(*response);
        // Headquarters itself says that the token is no good; anything else may pass.
        if (error.code == ErrorCode::unauthorized || error.code == ErrorCode::eraseDevice) {
            m_refreshToken.clear();
            m_secrets.erase(kRefreshTokenKey, [](const Status&) {});
            return Error{ErrorCode::unauthorized, error.detail};
        }
        return error;
    }
    const auto answer = parseObject(response->body);
    if (!answer || textAt(*answer, "accessToken").empty())
        return Error{ErrorCode::wrongServer, "the renewal answer lacks fields"};
    takeTokens(*answer);
    return done();
}

} // namespace wupan
