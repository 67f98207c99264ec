#include "core/procedure/distance.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace wupan {
namespace {

constexpr double kMeanEarthRadiusMeters = 6'371'008.8;

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180.0;
}

double haversine(double angle)
{
    const double sine = std::sin(angle / 2);
    return sine * sine;
}

} // namespace

double distanceMeters(GeoPoint from, GeoPoint to)
{
    const double h = haversine(radians(to.latitude - from.latitude)) +
                     std::cos(radians(from.latitude)) * std::cos(radians(to.latitude)) *
                         haversine(radians(to.longitude - from.longitude));
    return 2 * kMeanEarthRadiusMeters * std::asin(std::sqrt(std::min(1.0, h)));
}

} // namespace wupan
