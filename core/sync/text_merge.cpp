#include "core/sync/text_merge.h"

#include <algorithm>
#include <cstdint>

namespace wupan {
namespace {

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

/// What ours or theirs put in at one place of the base. Where one holds the other, it is both.
std::string bothInsertions(const std::string& ours, const std::string& theirs)
{
    if (ours.find(theirs) != std::string::npos)
        return ours;
    if (theirs.find(ours) != std::string::npos)
        return theirs;
    return ours + theirs;
}

/// The edits of one side by place: what it puts in before each character of the base, and at the
/// end, and which characters it takes out.
struct Edits
{
    std::vector<std::string> before;
    std::vector<bool> removed;

    Edits(const Characters& base, const Characters& side)
        : before(base.size() + 1)
        , removed(base.size(), false)
    {
        for (const Hunk& hunk : difference(base, side)) {
            append(before[hunk.baseBegin], side, hunk.sideBegin, hunk.sideEnd);
            for (std::size_t i = hunk.baseBegin; i < hunk.baseEnd; ++i)
                removed[i] = true;
        }
    }
};

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

std::string proposeText(std::string_view base, std::string_view ours, std::string_view theirs)
{
    const Characters b = characters(base);
    const Edits mine(b, characters(ours));
    const Edits others(b, characters(theirs));
    std::string out;
    for (std::size_t i = 0; i <= b.size(); ++i) {
        out += bothInsertions(mine.before[i], others.before[i]);
        if (i < b.size() && !mine.removed[i] && !others.removed[i])
            out += b[i];
    }
    return out;
}

std::vector<TextPart> changedParts(std::string_view base, std::string_view side)
{
    const Characters b = characters(base);
    const Characters s = characters(side);
    std::vector<TextPart> parts;
    std::size_t position = 0; // in side
    const auto add = [&](std::size_t end, bool changed) {
        if (end == position)
            return;
        parts.push_back({{}, changed});
        append(parts.back().text, s, position, end);
        position = end;
    };
    for (const Hunk& hunk : difference(b, s)) {
        add(hunk.sideBegin, false);
        add(hunk.sideEnd, true);
    }
    add(s.size(), false);
    return parts;
}

} // namespace wupan
