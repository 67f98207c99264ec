#include "core/forms/rounding.h"

#include "core/forms/value.h"

#include <cmath>
#include <string>

namespace wupan::forms {
namespace {

constexpr int kMostPlaces = 30;

/// Adds one to the last digit. REQUIRES: the first one is 0, for the carry.
void increment(std::string& digits)
{
    auto digit = digits.rbegin();
    for (; *digit == '9'; ++digit)
        *digit = '0';
    ++*digit;
}

/// Whether what is cut off, rounded to the nearest, adds one to the digits that stay.
bool roundsAway(std::string_view cut, bool negative)
{
    if (cut.empty() || cut.front() != '5' ||
        cut.find_first_not_of('0', 1) != std::string_view::npos)
        return !cut.empty() && cut.front() >= '5';
    return !negative;
}

} // namespace

double roundedTo(double number, int places)
{
    if (!std::isfinite(number) || places > kMostPlaces)
        return number;
    const bool negative = std::signbit(number);
    std::string digits = numberText(std::fabs(number));
    const std::size_t point = std::min(digits.find('.'), digits.size());
    if (point < digits.size())
        digits.erase(point, 1);
    // For the carry, and so that one more place than there are digits can be rounded up.
    digits.insert(0, 1, '0');
    const auto keep = static_cast<std::ptrdiff_t>(point) + 1 + places;
    if (keep < 1)
        return negative ? -0.0 : 0.0;
    const auto kept = std::min(static_cast<std::size_t>(keep), digits.size());
    const bool away = roundsAway(std::string_view(digits).substr(kept), negative);
    const std::size_t fraction = digits.size() - (point + 1);
    std::string result = digits.substr(0, kept);
    if (away)
        increment(result);
    // Digits that were cut off before the point become 0, those behind it go.
    const std::size_t cut = digits.size() - kept;
    if (cut > fraction)
        result.append(cut - fraction, '0');
    else
        result.insert(result.size() - (fraction - cut), 1, '.');
    const double value = parseNumber(result);
    return negative ? -value : value;
}

} // namespace wupan::forms
