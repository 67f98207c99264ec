#pragma once

#include <QImage>
#include <QString>

namespace wupan {

/// The size of a picture as it is seen upright, without decoding it; empty when it cannot be read.
[[nodiscard]] QSize uprightSizeOf(const QString& file);

/// A picture upright, on white, with at most so many pixels on each side; null when it cannot be
/// read. Any thread.
[[nodiscard]] QImage readUpright(const QString& file, QSize atMost);

} // namespace wupan
