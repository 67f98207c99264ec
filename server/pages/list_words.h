#pragma once

#include "core/base/time.h"
#include "server/pages/form_values.h"
#include "server/pages/page_texts.h"
#include "server/store/month_text.h"

#include <cstdint>
#include <string>

namespace wupan {

/// An option of a choice.
[[nodiscard]] inline json::object option(const std::string& value, const std::string& label,
                                         const std::string& chosen)
{
    return {{"value", value}, {"label", label}, {"on", value == chosen}};
}

/// The number of a page that an address asks for; 1 where it asks for none.
[[nodiscard]] std::int64_t pageNumber(const FormValues& query);

/// Which part of a list a page shows, with the links to the parts beside it: "range", "previous",
/// "next". `path`: of the page, whose query is `query`. `hasMore`: the list goes on behind `total`,
/// but is not shown.
void addPaging(json::object& model, const PageTexts& texts, const std::string& path,
               const FormValues& query, std::int64_t rowsOnAPage, std::int64_t shown,
               std::int64_t total, bool hasMore = false);

/// The address of a page with one value of its query changed, on its first part.
[[nodiscard]] std::string linkWith(const std::string& path, const FormValues& query,
                                   std::string_view name, std::string value);

/// The month so many months before.
[[nodiscard]] std::string monthBefore(const std::string& month, int months);
/// Options of the last thirteen months, the newest first.
[[nodiscard]] json::array monthOptions(Instant now, const std::string& chosen);
/// The month that an address asks for; the present one where it asks for none that is.
[[nodiscard]] Date firstOfMonth(const std::string& month, Instant now);

/// A count as a part of 100, rounded; empty when there is nothing to have a part of.
[[nodiscard]] std::string percentText(std::int64_t part, std::int64_t whole);

} // namespace wupan
