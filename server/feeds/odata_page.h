#pragma once

#include "server/api/context.h"
#include "server/feeds/odata_query.h"

#include <optional>
#include <vector>

namespace wupan {

/// A part of a table, as somebody asked for it and may read it.
struct OdataPage
{
    std::vector<Document> records;
    Uuid lastId;                       ///< of `records`
    bool more = false;                 ///< the caller asked for more than is here
    std::optional<std::int64_t> count; ///< of all that fit, when that was asked
};

[[nodiscard]] OdataPage readPage(StoreTransaction& store, const Caller& caller, const OdataSet& set,
                                 const OdataQuery& query);

} // namespace wupan
