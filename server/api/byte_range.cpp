#include "server/api/byte_range.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace wupan {
namespace {

constexpr std::string_view kUnit = "bytes=";

bool namesBytes(std::string_view header)
{
    return header.size() >= kUnit.size() &&
           std::equal(kUnit.begin(), kUnit.end(), header.begin(), [](char unit, char c) {
               return unit == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
           });
}

/// Digits only. A number beyond 64 bits lies behind the end of every file.
std::optional<std::int64_t> position(std::string_view text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.empty() || !std::ranges::all_of(text, isDigit))
        return std::nullopt;
    std::int64_t value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc{})
        return std::numeric_limits<std::int64_t>::max();
    return value;
}

RangeAnswer partOf(ByteRange wanted, ByteRange& range)
{
    if (wanted.size <= 0)
        return RangeAnswer::unsatisfiable;
    range = wanted;
    return RangeAnswer::part;
}

} // namespace

std::string ByteRange::contentRange(std::int64_t length) const
{
    return "bytes " + std::to_string(first) + "-" + std::to_string(first + size - 1) + "/" +
           std::to_string(length);
}

RangeAnswer parseRange(std::string_view header, std::int64_t length, ByteRange& range)
{
    if (!namesBytes(header))
        return RangeAnswer::whole;
    header.remove_prefix(kUnit.size());
    const std::size_t dash = header.find('-');
    if (dash == std::string_view::npos)
        return RangeAnswer::whole;
    const auto first = position(header.substr(0, dash));
    const auto last = position(header.substr(dash + 1));
    if (dash == 0) { // "-500": the last 500 bytes
        if (!last)
            return RangeAnswer::whole;
        const std::int64_t size = std::min(*last, length);
        return partOf({length - size, size}, range);
    }
    const bool openEnd = dash + 1 == header.size(); // "500-"
    if (!first || (!openEnd && (!last || *last < *first)))
        return RangeAnswer::whole;
    const std::int64_t lastByte = openEnd ? length - 1 : std::min(*last, length - 1);
    return partOf({*first, *first < length ? lastByte - *first + 1 : 0}, range);
}

} // namespace wupan
