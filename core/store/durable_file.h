#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace wupan {

/// After this returned ok, the bytes survive a power cut under `path`, whole or not at all. Errors:
/// diskFull, storage.
[[nodiscard]] Status writeDurably(const std::filesystem::path& path, std::string_view bytes);

} // namespace wupan
