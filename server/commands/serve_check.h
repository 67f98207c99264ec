#pragma once

#include "server/commands/serve_settings.h"

#include <filesystem>
#include <string>
#include <vector>

namespace wupan {

/// What would keep `serve` from working, as sentences that say what to do; empty = nothing. Changes
/// nothing, and does not mind that another process serves meanwhile.
[[nodiscard]] std::vector<std::string> obstaclesTo(const ServeSettings& settings,
                                                   const std::filesystem::path& data);

} // namespace wupan
