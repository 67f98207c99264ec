#pragma once

#include "core/base/result.h"

#include <QUrl>

#include <string>

namespace wupan {

/// The bytes of a picture on this device; at most 25 MB. unreadableFile, tooLarge. Any thread.
[[nodiscard]] Result<std::string> readPicture(const QUrl& file);

} // namespace wupan
