#pragma once

#include <string>
#include <string_view>

namespace wupan {

/// Text for an address, a form or a header's parameter (RFC 3986, RFC 8187): all but letters of
/// ASCII, digits, '-', '_' and '.' as %XX.
[[nodiscard]] std::string percentEncoded(std::string_view text);

} // namespace wupan
