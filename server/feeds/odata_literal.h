#pragma once

#include "core/base/result.h"
#include "server/feeds/odata_entity.h"

#include <string_view>

namespace wupan {

/// The value that begins at `at`, for a property of that kind: null, 'a text' with '' for ', a
/// number, true, false, a time like 2026-11-23T09:00:00+08:00, a UUID. `at` is then behind it.
/// invalidInput when there is none that fits; the detail says what is expected.
[[nodiscard]] Result<OdataValue> takeLiteral(std::string_view text, std::size_t& at,
                                             FieldKind kind);

/// A time with its zone, to the millisecond; nullopt when it is none.
[[nodiscard]] std::optional<Instant> parseDateTime(std::string_view text);

} // namespace wupan
