#include "core/sync/merge.h"

#include <algorithm>
#include <vector>

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

// --- three-way text merge -----------------------------------------------------------------------

std::vector<std::string_view> characters(std::string_view text)
{
    std::vector<std::string_view> out;
    std::size_t start = 0;
    for (std::size_t i = 1; i <= text.size(); ++i) {
        const bool boundary =
            i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        if (!boundary)
            continue;
        out.push_back(text.substr(start, i - start));
        start = i;
    }
    return out;
}

/// base[baseBegin, baseEnd) was replaced by side[sideBegin, sideEnd).
struct Hunk
{
    std::size_t baseBegin;
    std::size_t baseEnd;
    std::size_t sideBegin;
    std::size_t sideEnd;
};

using Characters = std::vector<std::string_view>;

// The longest common subsequence costs base × side cells; beyond this the changed middle counts as
// one hunk. 4 million cells are some 20 ms.
constexpr std::size_t kMaxCells = 4'000'000;

std::vector<Hunk> middleHunks(const Characters& base, const Characters& side, Hunk middle)
{
    const std::size_t rows = middle.baseEnd - middle.baseBegin;
    const std::size_t columns = middle.sideEnd - middle.sideBegin;
    if (rows == 0 && columns == 0)
        return {};
    if (rows == 0 || columns == 0 || rows * columns > kMaxCells)
        return {middle};
    std::vector<std::uint32_t> lengths((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t r, std::size_t c) -> std::uint32_t& {
        return lengths[r * (columns + 1) + c];
    };
    const auto same = [&](std::size_t r, std::size_t c) {
        return base[middle.baseBegin + r] == side[middle.sideBegin + c];
    };
    for (std::size_t r = rows; r-- > 0;)
        for (std::size_t c = columns; c-- > 0;)
            at(r, c) = same(r, c) ? at(r + 1, c + 1) + 1 : std::max(at(r + 1, c), at(r, c + 1));

    std::vector<Hunk> hunks;
    std::size_t r = 0;
    std::size_t c = 0;
    while (r < rows || c < columns) {
        if (r < rows && c < columns && same(r, c)) {
            ++r;
            ++c;
            continue;
        }
        const std::size_t r0 = r;
        const std::size_t c0 = c;
        while ((r < rows || c < columns) && !(r < rows && c < columns && same(r, c))) {
            if (c >= columns || (r < rows && at(r + 1, c) >= at(r, c + 1)))
                ++r;
            else
                ++c;
        }
        hunks.push_back({middle.baseBegin + r0, middle.baseBegin + r, middle.sideBegin + c0,
                         middle.sideBegin + c});
    }
    return hunks;
}

std::vector<Hunk> difference(const Characters& base, const Characters& side)
{
    std::size_t prefix = 0;
    while (prefix < base.size() && prefix < side.size() && base[prefix] == side[prefix])
        ++prefix;
    std::size_t suffix = 0;
    while (suffix < base.size() - prefix && suffix < side.size() - prefix &&
           base[base.size() - 1 - suffix] == side[side.size() - 1 - suffix])
        ++suffix;
    return middleHunks(base, side, {prefix, base.size() - suffix, prefix, side.size() - suffix});
}

void append(std::string& out, const Characters& from, std::size_t begin, std::size_t end)
{
    for (std::size_t i = begin; i < end; ++i)
        out += from[i];
}

/// Hunks touch when they share base characters, or insert at the same or an adjoining place.
bool touches(const Hunk& a, const Hunk& b)
{
    return a.baseBegin <= b.baseEnd && b.baseBegin <= a.baseEnd;
}

bool equalEdit(const Hunk& a, const Characters& left, const Hunk& b, const Characters& right)
{
    return a.baseBegin == b.baseBegin && a.baseEnd == b.baseEnd &&
           std::ranges::equal(left.begin() + static_cast<std::ptrdiff_t>(a.sideBegin),
                              left.begin() + static_cast<std::ptrdiff_t>(a.sideEnd),
                              right.begin() + static_cast<std::ptrdiff_t>(b.sideBegin),
                              right.begin() + static_cast<std::ptrdiff_t>(b.sideEnd));
}

} // namespace

std::optional<std::string> mergeText(std::string_view base, std::string_view ours,
                                     std::string_view theirs)
{
    const Characters b = characters(base);
    const Characters o = characters(ours);
    const Characters t = characters(theirs);
    const std::vector<Hunk> oursHunks = difference(b, o);
    const std::vector<Hunk> theirsHunks = difference(b, t);

    std::string out;
    std::size_t position = 0; // in base
    auto i = oursHunks.begin();
    auto j = theirsHunks.begin();
    while (i != oursHunks.end() || j != theirsHunks.end()) {
        const bool both = i != oursHunks.end() && j != theirsHunks.end();
        if (both && touches(*i, *j)) {
            if (!equalEdit(*i, o, *j, t))
                return std::nullopt;
            ++j; // the same edit on both sides counts once
            continue;
        }
        const bool takeOurs = j == theirsHunks.end() || (both && i->baseBegin < j->baseBegin);
        const Hunk& hunk = takeOurs ? *i : *j;
        append(out, b, position, hunk.baseBegin);
        append(out, takeOurs ? o : t, hunk.sideBegin, hunk.sideEnd);
        position = hunk.baseEnd;
        if (takeOurs)
            ++i;
        else
            ++j;
    }
    append(out, b, position, b.size());
    return out;
}

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
