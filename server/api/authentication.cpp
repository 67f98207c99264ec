#include "server/api/authentication.h"

#include "core/base/hash.h"
#include "core/sync/session_key.h"
#include "server/api/problem.h"
#include "server/api/rescue_key.h"
#include "server/api/tokens.h"

#include <array>

namespace wupan {
namespace {

// The answer to a renewal may be lost, and the network away for hours: the same token gives the
// same successor until that successor is used, and for this time after the renewal in any case.
constexpr std::int64_t kRenewalGraceMs = 60 * kMillisecondsPerSecond;

constexpr int kUnauthorizedStatus = 401;

constexpr std::array kSignInMembers{
    JsonMember{"code", JsonKind::text},       JsonMember{"login", JsonKind::text},
    JsonMember{"password", JsonKind::text},   JsonMember{"deviceName", JsonKind::text},
    JsonMember{"deviceId", JsonKind::text},   JsonMember{"appVersion", JsonKind::text},
    JsonMember{"sessionKey", JsonKind::text},
};
constexpr std::array kRenewalMembers{JsonMember{"refreshToken", JsonKind::text},
                                     JsonMember{"appVersion", JsonKind::text},
                                     JsonMember{"proof", JsonKind::text}};

Result<json::object> readBody(const Request& request, std::span<const JsonMember> members)
{
    auto body = parseObject(request.body);
    if (body)
        if (const Status kinds = checkKinds(*body, members); !kinds)
            return kinds.error();
    return body;
}

/// A client may say anything: digits and dots are a version.
std::string_view versionIn(const json::object& body)
{
    constexpr std::size_t kMostBytes = 20;
    const std::string_view version = textAt(body, "appVersion");
    const bool isVersion = version.size() <= kMostBytes &&
                           version.find_first_not_of("0123456789.") == std::string_view::npos;
    return isVersion ? version : std::string_view();
}

ErrorCode withdrawalOf(const Device& device)
{
    return device.erase ? ErrorCode::eraseDevice : ErrorCode::deviceRevoked;
}

} // namespace

Response Authentication::enrol(const Request& request)
{
    const auto body = readBody(request, kSignInMembers);
    if (!body)
        return problemOf(body.error());
    const auto asking = identify(std::string(textAt(*body, "login")), textAt(*body, "password"),
                                 request.remoteAddress);
    if (!asking)
        return problemOrWait(asking.error());
    const Instant now = m_context.clock.now();
    const DeviceId device{Uuid::v7(now, m_context.random)};
    const std::string codeHash = sha256Hex(textAt(*body, "code"));
    const std::string deviceName(textAt(*body, "deviceName").substr(0, 100));
    const Status enrolled = m_context.store.write([&](StoreTransaction& store) -> Status {
        const auto code = store.code(codeHash);
        if (!code || code->used || code->expiresAt < now || code->officer != asking->officer)
            return Error{ErrorCode::codeExpired, ""};
        store.putCode(*code, now);
        store.putDevice({device, asking->park, deviceName, false, {}}, now);
        return done();
    });
    return enrolled ? openSession({*asking, device, *body}, AuditEvent::enrolled)
                    : problemOf(enrolled.error());
}

Response Authentication::signIn(const Request& request)
{
    const auto body = readBody(request, kSignInMembers);
    if (!body)
        return problemOf(body.error());
    const auto deviceId = DeviceId::parse(textAt(*body, "deviceId"));
    std::optional<Device> device;
    const Status read = m_context.store.read([&](StoreTransaction& store) {
        device = deviceId ? store.device(*deviceId) : std::nullopt;
        return done();
    });
    if (!read)
        return problemOf(read.error());
    // Whoever found a lost tablet does not know the password.
    if (device && device->revoked)
        return withdrawn(*device);
    const auto asking = identify(std::string(textAt(*body, "login")), textAt(*body, "password"),
                                 request.remoteAddress);
    if (!asking)
        return problemOrWait(asking.error());
    if (!device || device->park != asking->park)
        return problem(ErrorCode::codeExpired, "this tablet has to be enrolled with a new code");
    return openSession({*asking, device->id, *body}, AuditEvent::signedIn);
}

/// What a revoked device hears, whoever holds it.
Response Authentication::withdrawn(const Device& device)
{
    const ErrorCode code = withdrawalOf(device);
    if (!device.erase)
        return problem(code, "");
    const Status noted = m_context.store.write([&](StoreTransaction& store) {
        const Instant now = m_context.clock.now();
        if (store.noteToldToErase(device.id, now))
            store.addAudit({device.park, now, AuditEvent::tabletToldToErase, {}, device.id, {}});
        return done();
    });
    // A full disk of headquarters' saves no lost tablet.
    static_cast<void>(noted);
    return problem(code, "", kUnauthorizedStatus, {{"deviceId", device.id.text()}});
}

Response Authentication::newDeviceId(const Caller& caller, const Request& request)
{
    // Older tablets say nothing.
    const auto body = request.body.empty() ? Result<json::object>(json::object())
                                           : readBody(request, kSignInMembers);
    if (!body)
        return problemOf(body.error());
    const Instant now = m_context.clock.now();
    const DeviceId device{Uuid::v7(now, m_context.random)};
    const Status added = m_context.store.write([&](StoreTransaction& store) -> Status {
        const auto before = store.device(caller.actor.deviceId);
        if (!before || before->revoked)
            return Error{ErrorCode::unauthorized, ""};
        store.putDevice({device, caller.park, before->name, false, before->id}, now);
        return done();
    });
    if (!added)
        return problemOf(added.error());
    Credential credential;
    credential.park = caller.park;
    credential.officer = caller.actor.id;
    return openSession({credential, device, *body}, AuditEvent::continuedUnderNewId);
}

Response Authentication::openSession(const SignedIn& who, AuditEvent event)
{
    const Instant now = m_context.clock.now();
    const TokenPair tokens = newTokens(m_context.random);
    json::object answer = toJson(tokens);
    const Status opened = m_context.store.write([&](StoreTransaction& store) -> Status {
        const ParkId park = who.credential.park;
        const auto officer = store.record(park, RecordType::officer, who.credential.officer.uuid);
        const auto parkRecord = store.record(park, RecordType::park, park.uuid);
        if (!officer || !parkRecord)
            return Error{ErrorCode::wrongPassword, ""};
        Token common;
        common.family = Uuid::v7(now, m_context.random);
        common.park = park;
        common.officer = who.credential.officer;
        common.device = who.device;
        if (isPublicKey(textAt(who.body, "sessionKey")))
            common.sessionKey = textAt(who.body, "sessionKey");
        store.removeExpiredTokens(now);
        store.noteContact(who.device, who.credential.officer, now);
        if (!versionIn(who.body).empty())
            store.noteVersion(who.device, versionIn(who.body));
        putTokens(store, common, tokens, now);
        store.addAudit({park, now, event, who.credential.officer, who.device, {}});
        answer["officer"] = officer->document;
        answer["park"] = parkRecord->document;
        answer["rescueKey"] = rescueKeyText(store, m_context);
        return done();
    });
    if (!opened)
        return problemOf(opened.error());
    answer["deviceId"] = who.device.text();
    answer["parkId"] = who.credential.park.text();
    answer["officerId"] = who.credential.officer.text();
    return jsonResponse(200, json::serialize(answer));
}

Response Authentication::renew(const Request& request)
{
    const auto body = readBody(request, kRenewalMembers);
    if (!body)
        return problemOf(body.error());
    const std::string token(textAt(*body, "refreshToken"));
    const Instant now = m_context.clock.now();
    const TokenPair tokens = successorOf(m_context.tokenKey, token);
    json::object answer = toJson(tokens);
    bool reused = false;
    bool refused = false;
    std::optional<Device> revoked;
    const Status renewed = m_context.store.write([&](StoreTransaction& store) -> Status {
        const auto present = store.token(sha256Hex(token));
        const auto device = present ? store.device(present->device) : std::nullopt;
        if (!present || !present->refresh || !device)
            return Error{ErrorCode::unauthorized, ""};
        if (device->revoked) {
            revoked = device;
            return done();
        }
        if (present->expiresAt < now)
            return Error{ErrorCode::unauthorized, ""};
        // Whoever has the token alone found it somewhere; the session goes on for its owner.
        if (!present->sessionKey.empty() &&
            !isProof(textAt(*body, "proof"), present->sessionKey, token)) {
            store.addAudit({present->park,
                            now,
                            AuditEvent::renewalDenied,
                            present->officer,
                            present->device,
                            {{"address", request.remoteAddress}}});
            refused = true;
            return done();
        }
        const bool graceOver = present->spentAt && present->spentAt->plusMs(kRenewalGraceMs) < now;
        if (graceOver && wasUsed(store, tokens)) {
            // The successor arrived and is in use, so somebody else has this token too: the whole
            // family ends.
            store.removeFamily(present->family);
            store.addAudit({present->park,
                            now,
                            AuditEvent::tokenReused,
                            present->officer,
                            present->device,
                            {}});
            reused = true;
            return done();
        }
        if (!present->spentAt || graceOver) {
            Token spent = *present;
            spent.spentAt = now;
            store.putToken(spent);
            putTokens(store, *present, tokens, now);
        }
        if (!versionIn(*body).empty())
            store.noteVersion(present->device, versionIn(*body));
        answer["rescueKey"] = rescueKeyText(store, m_context);
        return done();
    });
    if (!renewed)
        return problemOf(renewed.error());
    if (revoked)
        return withdrawn(*revoked);
    if (reused || refused)
        return problem(ErrorCode::unauthorized, "");
    return jsonResponse(200, json::serialize(answer));
}

Response Authentication::signOut(const Request& request)
{
    const std::string hash = sha256Hex(bearer(request));
    const Status ended = m_context.store.write([&](StoreTransaction& store) {
        if (const auto token = store.token(hash)) {
            store.removeFamily(token->family);
            store.addAudit({token->park,
                            m_context.clock.now(),
                            AuditEvent::signedOut,
                            token->officer,
                            token->device,
                            {}});
        }
        return done();
    });
    if (!ended)
        return problemOf(ended.error());
    Response response;
    response.status = 204;
    return response;
}

/// That the tablet has its new token is what ends the life of the one before (see renew).
Status Authentication::noteUse(Token token)
{
    token.spentAt = m_context.clock.now();
    return m_context.store.write([&](StoreTransaction& store) {
        store.putToken(token);
        store.noteContact(token.device, token.officer, *token.spentAt);
        return done();
    });
}

Result<Caller> Authentication::callerWith(const std::string& login, std::string_view password,
                                          const std::string& address)
{
    const auto who = identify(login, password, address);
    if (!who)
        return who.error();
    Caller caller;
    const Status read = m_context.store.read([&](StoreTransaction& store) -> Status {
        const auto stored = store.record(who->park, RecordType::officer, who->officer.uuid);
        if (!stored)
            return Error{ErrorCode::wrongPassword, ""};
        caller = callerOf(who->park, fromDocument<Officer>(stored->document));
        return done();
    });
    if (!read)
        return read.error();
    return caller;
}

Result<Caller> Authentication::caller(const Request& request)
{
    const std::string token = bearer(request);
    if (token.empty())
        return Error{ErrorCode::unauthorized, ""};
    Caller caller;
    std::optional<Token> firstUse;
    const Status read = m_context.store.read([&](StoreTransaction& store) -> Status {
        const auto present = store.token(sha256Hex(token));
        if (!present || present->refresh)
            return Error{ErrorCode::unauthorized, ""};
        const auto device = store.device(present->device);
        if (device && device->revoked)
            return Error{withdrawalOf(*device), ""};
        if (present->expiresAt < m_context.clock.now())
            return Error{ErrorCode::unauthorized, ""};
        const auto officer =
            store.record(present->park, RecordType::officer, present->officer.uuid);
        if (!device || !officer)
            return Error{ErrorCode::unauthorized, ""};
        if (!present->spentAt)
            firstUse = present;
        caller = callerOf(present->park, fromDocument<Officer>(officer->document), present->device);
        caller.until = present->expiresAt;
        return done();
    });
    if (!read)
        return read.error();
    if (firstUse)
        if (const Status noted = noteUse(*firstUse); !noted)
            return noted.error();
    return caller;
}

} // namespace wupan
