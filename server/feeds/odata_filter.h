#pragma once

#include "core/base/result.h"
#include "server/feeds/odata_entity.h"

#include <functional>
#include <span>
#include <string_view>

namespace wupan {

/// Whether a document belongs to an answer.
using OdataPredicate = std::function<bool(const json::object&)>;

/// A $filter: comparisons of a property with a value by eq, ne, gt, ge, lt, le, put together with
/// and, or, not and brackets. Errors: invalidInput, whose detail says what is wrong where;
/// protocol for what OData has and this has not (functions, arithmetic).
[[nodiscard]] Result<OdataPredicate> parseFilter(std::string_view text,
                                                 std::span<const OdataProperty> properties);

/// Below 0, 0, above 0; null comes first.
[[nodiscard]] int compared(const OdataValue& one, const OdataValue& other);

} // namespace wupan
