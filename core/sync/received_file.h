#pragma once

#include "core/store/file_upload_store.h"
#include "core/store/tablet.h"

#include <string_view>

namespace wupan {

/// Keeps bytes that headquarters gave, whose hash was checked: first on disk, then their row, so
/// that no row is without them. What names them may be gone by now; then they go as well. Of
/// `file`: hash, type, and whether it is a thumbnail. Errors: those of writeDurably() and of the
/// store. Thread: the Tablet's.
[[nodiscard]] Status keepReceived(Tablet& tablet, FileUpload file, std::string_view bytes);

} // namespace wupan
