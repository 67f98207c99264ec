#include "server/pages/list_words.h"

#include <algorithm>
#include <charconv>

namespace wupan {
namespace {

constexpr std::int64_t kMostPages = 100'000;
constexpr int kMonthsOffered = 13;

} // namespace

std::int64_t pageNumber(const FormValues& query)
{
    const std::string text = query.text("page");
    std::int64_t page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::clamp<std::int64_t>(page, 1, kMostPages);
}

std::string linkWith(const std::string& path, const FormValues& query, std::string_view name,
                     std::string value)
{
    const std::string rest = query.with("page", "").with(name, std::move(value)).encoded();
    return rest.empty() ? path : path + "?" + rest;
}

void addPaging(json::object& model, const PageTexts& texts, const std::string& path,
               const FormValues& query, std::int64_t rowsOnAPage, std::int64_t shown,
               std::int64_t total, bool hasMore)
{
    const std::int64_t number = pageNumber(query);
    const std::int64_t before = (number - 1) * rowsOnAPage;
    const std::int64_t last = before + shown;
    model["hasRows"] = shown > 0;
    model["range"] =
        texts.text(hasMore ? "rangeOfMany" : "range", {{"first", std::to_string(before + 1)},
                                                       {"last", std::to_string(last)},
                                                       {"total", std::to_string(total)}});
    if (number > 1)
        model["previous"] =
            linkWith(path, query, "page", number > 2 ? std::to_string(number - 1) : "");
    if (last < total)
        model["next"] = linkWith(path, query, "page", std::to_string(number + 1));
}

std::string monthBefore(const std::string& month, int months)
{
    Date day = firstOfMonth(month, {});
    for (int i = 0; i < months; ++i) {
        day = day.plusDays(-1);
        day.day = 1;
    }
    return monthText(startOfDay(day));
}

json::array monthOptions(Instant now, const std::string& chosen)
{
    json::array options;
    for (int i = 0; i < kMonthsOffered; ++i) {
        const std::string month = monthBefore(monthText(now), i);
        options.push_back(option(month, month, chosen));
    }
    return options;
}

Date firstOfMonth(const std::string& month, Instant now)
{
    Date day = Date::parse(month + "-01").value_or(parkDate(now));
    day.day = 1;
    return day;
}

std::string percentText(std::int64_t part, std::int64_t whole)
{
    return whole == 0 ? std::string() : std::to_string((100 * part + whole / 2) / whole);
}

} // namespace wupan
