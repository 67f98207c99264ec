#pragma once

#include <QString>

/// What a tour has instead of a camera and a receiver.
namespace wupan::sample_inputs {

/// A JPEG of a workshop, drawn here. False when it cannot be written.
[[nodiscard]] bool writePhoto(const QString& path);
/// NMEA 0183 sentences of a receiver that stands in the sample park, accurate to 8 m.
[[nodiscard]] bool writePosition(const QString& path);

} // namespace wupan::sample_inputs
