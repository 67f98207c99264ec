#include "core/forms/function_groups.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace wupan::forms {
namespace {

using Type = Node::Type;

constexpr std::string_view kSpaces = " \t\r\n";

/// Where each character of a text begins, and the end of the text.
std::vector<std::size_t> characterStarts(std::string_view text)
{
    std::vector<std::size_t> out;
    out.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size(); ++i)
        if (!U8_IS_TRAIL(static_cast<std::uint8_t>(text[i])))
            out.push_back(i);
    out.push_back(text.size());
    return out;
}

double lengthOf(std::string_view text)
{
    return static_cast<double>(std::ranges::count_if(
        text, [](char c) { return !U8_IS_TRAIL(static_cast<std::uint8_t>(c)); }));
}

std::string joined(Call& call, std::string_view separator, const std::vector<std::string>& parts)
{
    std::size_t size = 0;
    for (const std::string& part : parts)
        size += part.size() + separator.size();
    if (size > kMaxTextBytes + separator.size())
        call.exceed("the text becomes too long");
    call.spend(static_cast<std::int64_t>(parts.size()));
    std::string out;
    out.reserve(size);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out += i == 0 ? std::string_view() : separator;
        out += parts[i];
    }
    return out;
}

Value string(Call& call)
{
    return call.textOrContext(0);
}

Value concat(Call& call)
{
    return joined(call, "", call.texts(0));
}

Value join(Call& call)
{
    const std::string separator = call.text(0);
    return joined(call, separator, call.texts(1));
}

Value stringLength(Call& call)
{
    return lengthOf(call.textOrContext(0));
}

Value normalizeSpace(Call& call)
{
    const std::string text = call.textOrContext(0);
    std::string out;
    for (std::size_t start = text.find_first_not_of(kSpaces); start != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_of(kSpaces, start), text.size());
        out += (out.empty() ? "" : " ") + text.substr(start, end - start);
        start = text.find_first_not_of(kSpaces, end);
    }
    return out;
}

Value contains(Call& call)
{
    const std::string text = call.text(0);
    return text.find(call.text(1)) != std::string::npos;
}

Value startsWith(Call& call)
{
    const std::string text = call.text(0);
    return text.starts_with(call.text(1));
}

Value endsWith(Call& call)
{
    const std::string text = call.text(0);
    return text.ends_with(call.text(1));
}

Value substringBefore(Call& call)
{
    const std::string text = call.text(0);
    const std::size_t at = text.find(call.text(1));
    return at == std::string::npos ? std::string() : text.substr(0, at);
}

Value substringAfter(Call& call)
{
    const std::string text = call.text(0);
    const std::string mark = call.text(1);
    const std::size_t at = text.find(mark);
    return at == std::string::npos ? std::string() : text.substr(at + mark.size());
}

/// XPath rounds halves up.
double rounded(double number)
{
    return std::floor(number + 0.5);
}

/// XPath's: from 1, with rounding; what lies outside is left out.
Value substring(Call& call)
{
    const std::string text = call.text(0);
    const double first = rounded(call.number(1));
    const double after = call.count() > 2 ? first + rounded(call.number(2))
                                          : std::numeric_limits<double>::infinity();
    const std::vector<std::size_t> starts = characterStarts(text);
    const auto length = static_cast<double>(starts.size() - 1);
    const double from = std::max(first, 1.0);
    const double to = std::min(after, length + 1);
    if (!(from < to) || std::isnan(first) || std::isnan(after))
        return std::string();
    const std::size_t begin = starts[static_cast<std::size_t>(from) - 1];
    return text.substr(begin, starts[static_cast<std::size_t>(to) - 1] - begin);
}

/// A position of substr(): negative ones count from the end; outside the text they are its ends.
std::size_t clamped(double position, std::size_t length)
{
    if (std::isnan(position))
        return 0;
    const auto size = static_cast<double>(length);
    const double at = std::trunc(position) < 0 ? size + std::trunc(position) : std::trunc(position);
    return static_cast<std::size_t>(std::clamp(at, 0.0, size));
}

Value substr(Call& call)
{
    const std::string text = call.text(0);
    const std::vector<std::size_t> starts = characterStarts(text);
    const std::size_t length = starts.size() - 1;
    const std::size_t from = clamped(call.number(1), length);
    const std::size_t to = call.count() > 2 ? clamped(call.number(2), length) : length;
    if (from >= to)
        return std::string();
    return text.substr(starts[from], starts[to] - starts[from]);
}

std::string_view characterAt(std::string_view text, const std::vector<std::size_t>& starts,
                             std::size_t index)
{
    return text.substr(starts[index], starts[index + 1] - starts[index]);
}

Value translate(Call& call)
{
    const std::string text = call.text(0);
    const std::string from = call.text(1);
    const std::string to = call.text(2);
    const auto toStarts = characterStarts(to);
    const auto fromStarts = characterStarts(from);
    std::unordered_map<std::string_view, std::string_view> map;
    for (std::size_t i = 0; i + 1 < fromStarts.size(); ++i)
        map.emplace(characterAt(from, fromStarts, i),
                    i + 1 < toStarts.size() ? characterAt(to, toStarts, i) : std::string_view());
    const auto starts = characterStarts(text);
    std::string out;
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        const std::string_view character = characterAt(text, starts, i);
        const auto found = map.find(character);
        out += found == map.end() ? character : found->second;
    }
    return out;
}

constexpr FunctionSpec kFunctions[] = {
    {"string", 0, 1, Type::text, kReadsFocus, string},
    {"concat", 1, kAnyNumber, Type::text, kPlain, concat},
    {"join", 1, kAnyNumber, Type::text, kPlain, join},
    {"string-length", 0, 1, Type::number, kReadsFocus, stringLength},
    {"normalize-space", 0, 1, Type::text, kReadsFocus, normalizeSpace},
    {"contains", 2, 2, Type::boolean, kPlain, contains},
    {"starts-with", 2, 2, Type::boolean, kPlain, startsWith},
    {"ends-with", 2, 2, Type::boolean, kPlain, endsWith},
    {"substring-before", 2, 2, Type::text, kPlain, substringBefore},
    {"substring-after", 2, 2, Type::text, kPlain, substringAfter},
    {"substring", 2, 3, Type::text, kPlain, substring},
    {"substr", 2, 3, Type::text, kPlain, substr},
    {"translate", 3, 3, Type::text, kPlain, translate},
};

} // namespace

std::span<const FunctionSpec> textFunctions()
{
    return kFunctions;
}

} // namespace wupan::forms
