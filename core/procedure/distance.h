#pragma once

namespace wupan {

/// WGS 84, degrees.
struct GeoPoint
{
    double latitude = 0;
    double longitude = 0;
};

/// Great-circle distance on a sphere of the earth's mean radius (6 371 008.8 m, IUGG R1): within
/// 0.6 % of the ellipsoid's. Haversine form, which stays exact for near points (R. W. Sinnott,
/// "Virtues of the Haversine", Sky and Telescope 68, 1984, p. 159).
[[nodiscard]] double distanceMeters(GeoPoint from, GeoPoint to);

} // namespace wupan
