#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wupan {

/// RFC 4648 with padding.
[[nodiscard]] std::string toBase64(std::string_view bytes);
/// nullopt when it is none.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace wupan
