#pragma once

#include "core/base/json.h"

#include <string>

namespace wupan {

/// A QR code of a text for a template: "size" in modules with the quiet zone, and "path", the
/// dark modules as an SVG path. Empty when the text is too long for one.
[[nodiscard]] json::object qrCode(const std::string& text);

/// The same on a terminal with a dark ground, by half blocks of UTF-8; empty when it is too long.
[[nodiscard]] std::string qrLines(const std::string& text);

} // namespace wupan
