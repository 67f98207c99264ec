#pragma once

#include "core/base/json.h"

#include <string>

namespace wupan {

/// A QR code of a text for a template: "size" in modules with the quiet zone, and "path", the
/// dark modules as an SVG path. Empty when the text is too long for one.
[[nodiscard]] json::object qrCode(const std::string& text);

} // namespace wupan
