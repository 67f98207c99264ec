#include "core/forms/value.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace wupan::forms {
namespace {

// Above this a double no longer tells two neighbouring whole numbers apart.
constexpr double kLargestWhole = 9'007'199'254'740'992.0;

double parseNumber(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return std::numeric_limits<double>::quiet_NaN();
    text = text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
    // from_chars also knows "inf" and "nan", which XPath and ODK do not
    const std::size_t start = text.front() == '-' ? 1 : 0;
    if (start == text.size() || text.find_first_not_of("0123456789.", start) != text.npos)
        return std::numeric_limits<double>::quiet_NaN();
    double number = 0;
    const auto [end, failure] =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (failure != std::errc{} || end != text.data() + text.size())
        return std::numeric_limits<double>::quiet_NaN();
    return number;
}

std::string numberText(double number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number > 0 ? "Infinity" : "-Infinity";
    if (number == std::trunc(number) && std::abs(number) < kLargestWhole)
        return std::to_string(static_cast<long long>(number));
    std::array<char, 400> text{};
    const auto [end, failure] =
        std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    return failure == std::errc{} ? std::string(text.data(), end) : std::string();
}

} // namespace

std::string toText(const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* number = std::get_if<double>(&value))
        return numberText(*number);
    return std::get<bool>(value) ? "true" : "false";
}

double toNumber(const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return parseNumber(*text);
    if (const auto* number = std::get_if<double>(&value))
        return *number;
    return std::get<bool>(value) ? 1 : 0;
}

bool toBoolean(const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return !text->empty();
    if (const auto* number = std::get_if<double>(&value))
        return *number != 0 && !std::isnan(*number);
    return std::get<bool>(value);
}

} // namespace wupan::forms
