#pragma once

namespace wupan::forms {

/// XPath's round(), to that many places after the point (before it, if negative): to the nearest,
/// of two equally near ones to the greater. Works on the digits that a user sees, so that 1.005
/// becomes 1.01. Beyond 30 places nothing changes, or nothing is left.
[[nodiscard]] double roundedTo(double number, int places);

} // namespace wupan::forms
