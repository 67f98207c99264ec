#include "server/feeds/odata_literal.h"

#include "core/base/uuid.h"

#include <algorithm>
#include <charconv>

namespace wupan {
namespace {

constexpr std::size_t kDateBytes = 10;

Error expected(const char* what)
{
    return {ErrorCode::invalidInput, std::string(what) + " is expected"};
}

template <class Number>
std::optional<Number> numberOf(std::string_view text)
{
    Number number{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || failure != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// Two digits that do not exceed `most`.
std::optional<int> twoDigits(std::string_view text, std::size_t at, int most)
{
    if (at + 2 > text.size() || text[at] < '0' || text[at] > '9')
        return std::nullopt;
    const auto number = numberOf<int>(text.substr(at, 2));
    return number && *number <= most ? number : std::nullopt;
}

Result<OdataValue> takeText(std::string_view text, std::size_t& at)
{
    if (at >= text.size() || text[at] != '\'')
        return expected("a text in single quotes");
    std::string value;
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] != '\'') {
            value += text[i];
        } else if (i + 1 < text.size() && text[i + 1] == '\'') {
            value += text[i++];
        } else {
            at = i + 1;
            return OdataValue(std::move(value));
        }
    }
    return expected("the end of a text, a single quote,");
}

Result<OdataValue> valueFrom(const std::string& word, FieldKind kind)
{
    switch (kind) {
    case FieldKind::integer:
    case FieldKind::real: {
        const auto number = numberOf<double>(word);
        return number ? Result<OdataValue>(OdataValue(*number)) : expected("a number");
    }
    case FieldKind::boolean:
        if (word != "true" && word != "false")
            return expected("true or false");
        return OdataValue(word == "true");
    case FieldKind::instant: {
        const auto instant = parseDateTime(word);
        return instant ? Result<OdataValue>(OdataValue(*instant))
                       : expected("a time like 2026-11-23T09:00:00Z");
    }
    default: {
        const auto id = Uuid::parse(word);
        return id ? Result<OdataValue>(OdataValue(id->text())) : expected("a UUID");
    }
    }
}

} // namespace

Result<OdataValue> takeLiteral(std::string_view text, std::size_t& at, FieldKind kind)
{
    const std::size_t end = std::min(text.find_first_of(" )", at), text.size());
    const std::string word(text.substr(at, end - at));
    if (word == "null") {
        at = end;
        return OdataValue();
    }
    if (kind == FieldKind::text)
        return takeText(text, at);
    auto value = valueFrom(word, kind);
    if (value)
        at = end;
    return value;
}

std::optional<Instant> parseDateTime(std::string_view text)
{
    const auto date = Date::parse(text.substr(0, kDateBytes));
    const auto hour = twoDigits(text, 11, 23);
    const auto minute = twoDigits(text, 14, 59);
    if (!date || text.size() < 17 || text[10] != 'T' || !hour || text[13] != ':' || !minute)
        return std::nullopt;
    std::size_t at = 16;
    std::int64_t ms = *hour * kMillisecondsPerHour + *minute * kMillisecondsPerMinute;
    if (text[at] == ':') {
        const auto second = twoDigits(text, at + 1, 59);
        if (!second)
            return std::nullopt;
        ms += *second * kMillisecondsPerSecond;
        at += 3;
    }
    if (at < text.size() && text[at] == '.') {
        std::int64_t unit = kMillisecondsPerSecond / 10;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10)
            ms += (text[at] - '0') * unit;
    }
    const std::string_view zone = text.substr(std::min(at, text.size()));
    if (zone != "Z") {
        const auto zoneHour = twoDigits(zone, 1, 14);
        const auto zoneMinute = twoDigits(zone, 4, 59);
        if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':' || !zoneHour ||
            !zoneMinute)
            return std::nullopt;
        const std::int64_t ahead =
            *zoneHour * kMillisecondsPerHour + *zoneMinute * kMillisecondsPerMinute;
        ms -= zone[0] == '+' ? ahead : -ahead;
    }
    return Instant{date->daysSinceEpoch() * kMillisecondsPerDay + ms};
}

} // namespace wupan
