#include "core/sync/merge.h"

#include "core/sync/text_merge.h"

#include <algorithm>

namespace wupan {

const FieldAges FieldEdit::kNoAges;

Instant timeOf(std::string_view key, Instant at, const FieldAges& ages)
{
    const std::int64_t ageMs = std::max<std::int64_t>(integerAt(ages, key), 0);
    return ageMs == 0 ? at : Instant{std::max<std::int64_t>(at.ms - ageMs, 0)};
}

namespace {

/// True when the edit is not older than what stands there; then notes its time. Equal times: the
/// edit that headquarters meets later wins, as in the order of its history.
bool claim(FieldTimes& times, std::string_view key, const FieldEdit& edit)
{
    const Instant at = std::max(timeOf(key, edit.at, edit.ages), edit.notBefore);
    if (const json::value* noted = times.if_contains(key); noted != nullptr && noted->is_int64())
        if (noted->get_int64() > at.ms)
            return false;
    times[key] = at.ms;
    return true;
}

MergeResult mergeMap(const FieldEdit& edit, json::value& current, FieldTimes& times)
{
    if (!edit.now.is_object())
        return MergeResult::older;
    if (!current.is_object())
        current = json::object();
    json::object& target = current.get_object();
    bool allTaken = true;
    for (const auto& [key, value] : edit.now.get_object()) {
        const std::string timeKey = std::string(edit.spec.name) + "/" + std::string(key);
        if (!claim(times, timeKey, edit)) {
            allTaken = false;
            continue;
        }
        if (value.is_null())
            target.erase(key);
        else
            target[key] = value;
    }
    return allTaken ? MergeResult::taken : MergeResult::combined;
}

bool holds(const json::value& set, const json::value& item)
{
    return set.is_array() && std::ranges::find(set.get_array(), item) != set.get_array().end();
}

MergeResult mergeSet(const FieldEdit& edit, json::value& current)
{
    json::array merged;
    bool foreign = false;
    if (current.is_array())
        for (const json::value& item : current.get_array()) {
            const bool removed = holds(edit.was, item) && !holds(edit.now, item);
            foreign = foreign || (!holds(edit.was, item) && !holds(edit.now, item));
            if (!removed)
                merged.push_back(item);
        }
    if (edit.now.is_array())
        for (const json::value& item : edit.now.get_array()) {
            const bool added = !holds(edit.was, item);
            if (added && std::ranges::find(merged, item) == merged.end())
                merged.push_back(item);
        }
    if (merged.empty())
        current = nullptr;
    else
        current = std::move(merged);
    return foreign ? MergeResult::combined : MergeResult::taken;
}

std::string_view asText(const json::value& value)
{
    return value.is_string() ? std::string_view(value.get_string()) : std::string_view();
}

MergeResult mergeTextField(const FieldEdit& edit, json::value& current, FieldTimes& times)
{
    const std::string_view theirs = asText(current);
    const std::string_view was = asText(edit.was);
    const std::string_view now = asText(edit.now);
    if (theirs == was || theirs == now) {
        current = edit.now;
        static_cast<void>(claim(times, edit.spec.name, edit));
        return MergeResult::taken;
    }
    const auto merged = mergeText(was, now, theirs);
    if (!merged)
        return MergeResult::clash;
    const bool unchanged = *merged == theirs;
    current = merged->empty() ? json::value() : json::value(*merged);
    static_cast<void>(claim(times, edit.spec.name, edit));
    return unchanged ? MergeResult::taken : MergeResult::combined;
}

} // namespace

MergeResult mergeField(const FieldEdit& edit, json::value& current, FieldTimes& times)
{
    switch (edit.spec.rule) {
    case MergeRule::text:
        return mergeTextField(edit, current, times);
    case MergeRule::set:
        return mergeSet(edit, current);
    case MergeRule::map:
        return mergeMap(edit, current, times);
    case MergeRule::append:
        // Written with the record and never again; a repeated creation finds its own value.
        if (!current.is_null())
            return current == edit.now ? MergeResult::taken : MergeResult::older;
        current = edit.now;
        return MergeResult::taken;
    case MergeRule::last:
        if (!claim(times, edit.spec.name, edit))
            return MergeResult::older;
        current = edit.now;
        return MergeResult::taken;
    case MergeRule::step:
    case MergeRule::server:
        break;
    }
    return MergeResult::older;
}

} // namespace wupan
