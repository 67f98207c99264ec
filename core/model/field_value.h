#pragma once

#include "core/base/json.h"
#include "core/model/catalog.h"

namespace wupan {

/// Whether a value has the shape of a field's kind. Null never fits: it means "empty".
[[nodiscard]] bool fits(FieldKind kind, const json::value& value);

/// Whether a value is more than a field may hold: a text of more than 64 KB, 10,000 values in all
/// or 1,000 in one array, or nested more than 16 deep. Beyond that an answer with it could not be
/// read, and merging it would take minutes.
[[nodiscard]] bool exceedsLimits(const json::value& value);

} // namespace wupan
