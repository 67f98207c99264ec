#pragma once

#include "core/base/json.h"
#include "core/model/catalog.h"

namespace wupan {

/// Whether a value has the shape of a field's kind. Null never fits: it means "empty".
[[nodiscard]] bool fits(FieldKind kind, const json::value& value);

} // namespace wupan
