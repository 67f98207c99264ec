#pragma once

#include <QImage>
#include <QStringList>

namespace wupan {

/// What the codes in a picture say, each once: QR codes, EAN-13 and EAN-8 with UPC-A and UPC-E as
/// a part of them, Code 128, Code 39 and Code 93, at any quarter turn, dark on light or light on
/// dark. Control characters, which no answer may hold, are left out. Takes up to seconds. Any
/// thread.
[[nodiscard]] QStringList codesIn(const QImage& picture);

} // namespace wupan
