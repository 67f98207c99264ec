#pragma once

#include <string>
#include <string_view>

namespace wupan {

/// A name under which a file of this type may be saved anywhere: no folders, no characters that a
/// system forbids, at most 100 bytes, and an extension of its type, so that nothing takes it for
/// another. `called` may be anything, and empty.
[[nodiscard]] std::string fileNameFor(std::string_view called, std::string_view mediaType);

} // namespace wupan
