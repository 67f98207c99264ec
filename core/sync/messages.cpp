#include "core/sync/messages.h"

#include <array>

namespace wupan {
namespace {

constexpr std::array kRequestMembers{
    JsonMember{"cursor", JsonKind::text},        JsonMember{"changes", JsonKind::array},
    JsonMember{"maxRecords", JsonKind::integer}, JsonMember{"deviceAt", JsonKind::integer},
    JsonMember{"uptimeMs", JsonKind::integer},   JsonMember{"bootId", JsonKind::text},
    JsonMember{"sequence", JsonKind::integer},   JsonMember{"chain", JsonKind::text},
};

json::array takeArray(json::object& object, std::string_view key)
{
    json::value* value = object.if_contains(key);
    return value != nullptr && value->is_array() ? std::move(value->get_array()) : json::array();
}

void takeRun(json::object& run, SyncResponse& response)
{
    const std::string name(textAt(run, "type"));
    json::array documents = takeArray(run, "documents");
    if (const auto type = parseWord<RecordType>(name)) {
        response.records.push_back({*type, std::move(documents)});
        return;
    }
    json::value& kept = response.unknown[name];
    if (!kept.is_array())
        kept = json::array();
    for (json::value& document : documents)
        kept.get_array().push_back(std::move(document));
}

} // namespace

Result<ChangeOutcome> parseOutcome(const json::object& object)
{
    ChangeOutcome out;
    out.sequence = integerAt(object, "sequence");
    const auto outcome = parseWord<Outcome>(textAt(object, "outcome"));
    if (!outcome || out.sequence <= 0)
        return Error{ErrorCode::protocol, "an outcome that this version does not understand"};
    out.outcome = *outcome;
    out.first = parseWord<Outcome>(textAt(object, "first")).value_or(Outcome::applied);
    out.revision = integerAt(object, "revision");
    out.reason = textAt(object, "reason");
    out.theirs = objectAt(object, "theirs");
    return out;
}

std::string encode(const SyncRequest& request)
{
    json::object out;
    if (!request.cursor.empty())
        out["cursor"] = request.cursor;
    if (request.past.sequence > 0) {
        out["sequence"] = request.past.sequence;
        out["chain"] = request.past.chain;
    }
    if (!request.changes.empty()) {
        json::array changes;
        for (const Change& change : request.changes)
            changes.push_back(toJson(change));
        out["changes"] = std::move(changes);
    }
    if (request.maxRecords > 0)
        out["maxRecords"] = request.maxRecords;
    if (!request.changes.empty()) {
        out["deviceAt"] = request.deviceAt.ms;
        out["uptimeMs"] = request.uptimeMs;
        out["bootId"] = request.bootId;
    }
    return json::serialize(out);
}

Result<SyncRequest> parseSyncRequest(std::string_view text)
{
    const auto object = parseObject(text);
    if (!object)
        return object.error();
    if (const Status kinds = checkKinds(*object, kRequestMembers); !kinds)
        return kinds.error();
    SyncRequest request;
    request.cursor = textAt(*object, "cursor");
    request.past = {integerAt(*object, "sequence"), std::string(textAt(*object, "chain"))};
    request.maxRecords = integerAt(*object, "maxRecords");
    request.deviceAt = Instant{integerAt(*object, "deviceAt")};
    request.uptimeMs = integerAt(*object, "uptimeMs");
    request.bootId = textAt(*object, "bootId");
    for (const json::value& item : arrayAt(*object, "changes")) {
        if (!item.is_object())
            return Error{ErrorCode::invalidInput, "'changes' holds something that is no object"};
        auto change = parseChange(item.get_object());
        if (!change)
            return change.error();
        if (change->sequence <= 0)
            return Error{ErrorCode::invalidInput, "'sequence' of a change must be above 0"};
        request.changes.push_back(std::move(*change));
    }
    return request;
}

json::object toJson(const ChangeOutcome& outcome)
{
    json::object out;
    out["sequence"] = outcome.sequence;
    out["outcome"] = word(outcome.outcome);
    if (outcome.outcome == Outcome::duplicate)
        out["first"] = word(outcome.first);
    if (outcome.revision != 0)
        out["revision"] = outcome.revision;
    if (!outcome.reason.empty())
        out["reason"] = outcome.reason;
    if (!outcome.theirs.empty())
        out["theirs"] = outcome.theirs;
    return out;
}

Result<SyncResponse> parseSyncResponse(std::string_view text)
{
    // Made once, read once, dropped as a whole: memory that is never given back piece by piece
    // halves the time.
    auto object =
        parseObject(text, json::make_shared_resource<json::monotonic_resource>(text.size()));
    if (!object)
        return Error{ErrorCode::wrongServer, object.error().detail};
    if (textAt(*object, "cursor").empty() || integerAt(*object, "serverAt") == 0)
        return Error{ErrorCode::wrongServer, "the answer is not one of headquarters"};
    SyncResponse response;
    response.cursor = textAt(*object, "cursor");
    response.more = boolAt(*object, "more");
    response.forked = boolAt(*object, "forked");
    response.snapshot = boolAt(*object, "snapshot");
    response.serverAt = Instant{integerAt(*object, "serverAt")};
    for (const json::value& item : arrayAt(*object, "outcomes")) {
        auto outcome = item.is_object()
                           ? parseOutcome(item.get_object())
                           : Result<ChangeOutcome>(Error{ErrorCode::protocol, "outcome"});
        if (!outcome)
            return outcome.error();
        response.outcomes.push_back(std::move(*outcome));
    }
    for (json::value& run : takeArray(*object, "records"))
        if (run.is_object())
            takeRun(run.get_object(), response);
    for (const json::value& item : arrayAt(*object, "gone")) {
        if (!item.is_object())
            continue;
        const auto type = parseWord<RecordType>(textAt(item.get_object(), "type"));
        const auto id = Uuid::parse(textAt(item.get_object(), "id"));
        if (type && id)
            response.gone.push_back({*type, *id});
        else if (id)
            response.unknownGone.push_back(*id);
    }
    return response;
}

} // namespace wupan
