#include "server/openrosa/collect_keys.h"

#include "core/base/base64.h"
#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/model/catalog.h"
#include "core/model/officer.h"

#include <zlib.h>

#include <array>

namespace wupan {
namespace {

// A phone that nobody thinks of any more ends by itself.
constexpr std::int64_t kLifetimeMs = 366 * kMillisecondsPerDay;
constexpr std::int64_t kNoteContactEveryMs = 15 * kMillisecondsPerMinute;

/// Not that of the same text as an access token: a key opens nothing else.
std::string hashOf(std::string_view key)
{
    return sha256Hex("collect key\n" + std::string(key));
}

Status noteContact(ServerContext& context, Token token)
{
    token.spentAt = context.clock.now();
    return context.store.write([&](StoreTransaction& store) {
        store.putToken(token);
        store.noteContact(token.device, token.officer, *token.spentAt);
        return done();
    });
}

} // namespace

bool mayVisit(Role role)
{
    return specOf(RecordType::visit).creators.contains(role);
}

Result<CollectKey> newCollectKey(ServerContext& context, const Caller& maker,
                                 StoreTransaction& store, OfficerId person)
{
    const auto stored = store.record(maker.park, RecordType::officer, person.uuid);
    if (!stored)
        return Error{ErrorCode::notFound, "There is no such person."};
    const auto officer = fromDocument<Officer>(stored->document);
    if (!officer.active || !mayVisit(officer.role))
        return Error{ErrorCode::notAllowed, "Only officers send visits from ODK Collect."};
    const Instant now = context.clock.now();
    std::array<std::uint8_t, 32> bytes{};
    context.random.fill(bytes);
    CollectKey made{hex(bytes), DeviceId{Uuid::v7(now, context.random)}, now.plusMs(kLifetimeMs)};
    store.putDevice({made.device, maker.park, "ODK Collect · " + officer.name, false, {}}, now);
    Token token;
    token.tokenHash = hashOf(made.key);
    token.family = made.device.uuid;
    token.park = maker.park;
    token.officer = person;
    token.device = made.device;
    token.expiresAt = made.until;
    store.putToken(token);
    store.addAudit({maker.park,
                    now,
                    AuditEvent::collectKeyMade,
                    maker.actor.id,
                    made.device,
                    {{"person", person.text()}}});
    return made;
}

Result<Caller> holderOf(ServerContext& context, std::string_view key)
{
    Caller caller;
    std::optional<Token> token;
    const Status read = context.store.read([&](StoreTransaction& store) -> Status {
        token = store.token(hashOf(key));
        const auto device = token ? store.device(token->device) : std::nullopt;
        const auto officer =
            token ? store.record(token->park, RecordType::officer, token->officer.uuid)
                  : std::nullopt;
        if (!device || !officer)
            return Error{ErrorCode::unauthorized, ""};
        if (device->revoked)
            return Error{ErrorCode::deviceRevoked, ""};
        if (token->expiresAt < context.clock.now())
            return Error{ErrorCode::codeExpired, ""};
        const auto person = fromDocument<Officer>(officer->document);
        caller = {token->park,
                  {person.id, person.role, person.departmentId, token->device},
                  !person.active,
                  token->expiresAt};
        return done();
    });
    if (!read)
        return read.error();
    const bool isFresh =
        token->spentAt && token->spentAt->plusMs(kNoteContactEveryMs) > context.clock.now();
    if (!isFresh)
        if (const Status noted = noteContact(context, *token); !noted)
            return noted.error();
    return caller;
}

std::string collectAddress(std::string_view site, std::string_view key)
{
    return std::string(site).append("/v1/openrosa/key/").append(key);
}

std::string collectSettings(const std::string& address, const std::string& name)
{
    const std::string settings =
        json::serialize(json::object{{"general",
                                      {{"protocol", "odk_default"},
                                       {"server_url", address},
                                       {"form_update_mode", "match_exactly"},
                                       {"autosend", "wifi_and_cellular"}}},
                                     {"admin", json::object()},
                                     {"project", {{"name", name}}}});
    uLongf size = compressBound(static_cast<uLong>(settings.size()));
    std::string packed(size, '\0');
    compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
              reinterpret_cast<const Bytef*>(settings.data()), static_cast<uLong>(settings.size()),
              Z_BEST_COMPRESSION);
    packed.resize(size);
    return toBase64(packed);
}

} // namespace wupan
