#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <string_view>

namespace wupan::forms_cli {

/// "2026-11-23T09:30:00+08:00". invalidInput: `detail` says how it is written.
[[nodiscard]] Result<Instant> momentOf(std::string_view text);
/// Of this machine.
[[nodiscard]] Instant machineNow();

} // namespace wupan::forms_cli
