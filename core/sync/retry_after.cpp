#include "core/sync/retry_after.h"

#include "core/base/time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace wupan {
namespace {

// Nobody means more; what is longer would only overflow.
constexpr std::int64_t kLongestSeconds = 1'000'000'000;

std::optional<std::int64_t> number(std::string_view text)
{
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, value);
    if (text.empty() || failure != std::errc{} || stop != end || value < 0)
        return std::nullopt;
    return value;
}

/// "Sun, 06 Nov 1994 08:49:37 GMT", the form that RFC 9110 has servers send.
std::optional<std::int64_t> secondsOfDate(std::string_view text)
{
    static constexpr std::array<std::string_view, 12> kMonths{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (text.size() != 29 || !text.ends_with(" GMT"))
        return std::nullopt;
    const auto* const month = std::ranges::find(kMonths, text.substr(8, 3));
    const auto day = number(text.substr(5, 2));
    const auto year = number(text.substr(12, 4));
    const auto hour = number(text.substr(17, 2));
    const auto minute = number(text.substr(20, 2));
    const auto second = number(text.substr(23, 2));
    if (month == kMonths.end() || !day || !year || !hour || !minute || !second)
        return std::nullopt;
    const Date date{static_cast<int>(*year), static_cast<int>(month - kMonths.begin()) + 1,
                    static_cast<int>(*day)};
    return ((date.daysSinceEpoch() * 24 + *hour) * 60 + *minute) * 60 + *second;
}

std::string_view header(const HttpResponse& response, const char* name)
{
    const auto found = response.headers.find(name);
    return found == response.headers.end() ? std::string_view() : std::string_view(found->second);
}

} // namespace

std::int64_t retryAfterMs(const HttpResponse& response)
{
    const std::string_view text = header(response, "retry-after");
    std::optional<std::int64_t> seconds = number(text);
    if (!seconds) {
        const auto until = secondsOfDate(text);
        const auto sent = secondsOfDate(header(response, "date"));
        if (until && sent)
            seconds = *until - *sent;
    }
    return std::clamp<std::int64_t>(seconds.value_or(0), 0, kLongestSeconds) *
           kMillisecondsPerSecond;
}

} // namespace wupan
