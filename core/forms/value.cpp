#include "core/forms/value.h"

#include "core/forms/date_time.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace wupan::forms {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::string_view kSpaces = " \t\r\n";

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(kSpaces);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

/// Digits with at most one point, and at least one digit.
bool isPlainDecimal(std::string_view text)
{
    bool digit = false;
    bool point = false;
    for (const char c : text) {
        if (c == '.' && !point)
            point = true;
        else if (c >= '0' && c <= '9')
            digit = true;
        else
            return false;
    }
    return digit;
}

/// Of a plain decimal that a double cannot hold: too large, or too near to 0.
double beyondRange(std::string_view text)
{
    const std::string_view whole = text.substr(0, text.find('.'));
    return whole.find_first_not_of('0') == std::string_view::npos ? 0 : kInfinity;
}

/// Puts the point behind that many digits, with zeros where there are none.
std::string withPoint(std::string digits, int place)
{
    const auto size = static_cast<int>(digits.size());
    if (place <= 0)
        return "0." + std::string(static_cast<std::size_t>(-place), '0') + digits;
    if (place >= size)
        return digits + std::string(static_cast<std::size_t>(place - size), '0');
    return digits.insert(static_cast<std::size_t>(place), 1, '.');
}

} // namespace

double parseNumber(std::string_view text)
{
    std::string_view digits = trimmed(text);
    const bool negative = digits.starts_with('-');
    digits.remove_prefix(negative ? 1 : 0);
    if (!isPlainDecimal(digits))
        return kNaN;
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value,
                                              std::chars_format::fixed);
    if (error == std::errc::result_out_of_range)
        value = beyondRange(digits);
    return negative ? -value : value;
}

std::string numberText(double number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0)
        return "0"; // of -0 too
    // The shortest digits that read back as the same number; only their layout is XPath's own.
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(number),
                                   std::chars_format::scientific);
    const std::string_view written(buffer.data(),
                                   static_cast<std::size_t>(end.ptr - buffer.data()));
    const std::size_t mark = written.find('e');
    std::string digits(written.substr(0, mark));
    std::erase(digits, '.');
    int exponent = 0;
    const std::string_view power = written.substr(mark + (written[mark + 1] == '+' ? 2 : 1));
    std::from_chars(power.data(), power.data() + power.size(), exponent);
    return (number < 0 ? "-" : "") + withPoint(std::move(digits), exponent + 1);
}

std::string toText(const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* number = std::get_if<double>(&value))
        return numberText(*number);
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? "true" : "false";
    const NodeSet& nodes = std::get<NodeSet>(value);
    return nodes.empty() ? std::string() : nodes.front()->stringValue();
}

double numberOf(std::string_view text, int utcOffsetMinutes)
{
    const double number = parseNumber(text);
    if (!std::isnan(number))
        return number;
    const auto date = DateTime::parse(trimmed(text));
    return date && date->hasDate ? date->localDays(utcOffsetMinutes) : kNaN;
}

double toNumber(const Value& value, int utcOffsetMinutes)
{
    if (const auto* number = std::get_if<double>(&value))
        return *number;
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? 1 : 0;
    if (const auto* text = std::get_if<std::string>(&value))
        return numberOf(std::string_view(*text), utcOffsetMinutes);
    const NodeSet& nodes = std::get<NodeSet>(value);
    if (nodes.empty())
        return kNaN;
    if (nodes.front()->children().empty())
        return numberOf(std::string_view(nodes.front()->text()), utcOffsetMinutes);
    return numberOf(std::string_view(nodes.front()->stringValue()), utcOffsetMinutes);
}

bool toBoolean(const Value& value)
{
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth;
    if (const auto* number = std::get_if<double>(&value))
        return *number != 0 && !std::isnan(*number);
    if (const auto* text = std::get_if<std::string>(&value))
        return !text->empty();
    return !std::get<NodeSet>(value).empty();
}

bool isSelected(std::string_view answer, std::string_view word)
{
    word = trimmed(word);
    if (word.empty())
        return trimmed(answer).empty();
    while (!answer.empty()) {
        const std::size_t start = answer.find_first_not_of(kSpaces);
        if (start == std::string_view::npos)
            return false;
        const std::size_t end = std::min(answer.find_first_of(kSpaces, start), answer.size());
        if (answer.substr(start, end - start) == word)
            return true;
        answer.remove_prefix(end);
    }
    return false;
}

} // namespace wupan::forms
