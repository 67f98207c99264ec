#pragma once

#include "core/base/uuid.h"
#include "server/api/http_messages.h"
#include "server/feeds/odata_filter.h"

#include <optional>
#include <string>
#include <vector>

namespace wupan {

struct OdataOrder
{
    OdataProperty property;
    bool descending = false;
};

/// What a request wants of a table.
struct OdataQuery
{
    std::vector<OdataProperty> select; ///< in the table's order
    bool selectsAll = true;
    OdataPredicate filter;         ///< empty = everything
    std::vector<OdataOrder> order; ///< empty = by id
    std::optional<std::int64_t> top;
    std::int64_t skip = 0;
    bool count = false;
    Uuid after;                ///< $skiptoken: the id before the page; nil = from the beginning
    std::int64_t pageSize = 0; ///< at most
};

/// Errors: invalidInput, whose detail names the option; protocol for options that OData has and
/// this has not.
[[nodiscard]] Result<OdataQuery> parseOdataQuery(const Request& request, const OdataSet& set);

/// The query of the next page: the same with another beginning, without $count.
[[nodiscard]] std::string nextQuery(const std::string& query, const std::string& skipToken,
                                    std::optional<std::int64_t> skip,
                                    std::optional<std::int64_t> top);

} // namespace wupan
