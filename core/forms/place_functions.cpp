#include "core/forms/function_groups.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <sstream>

namespace wupan::forms {
namespace {

using Type = Node::Type;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
// The sphere that ODK measures on: the equator's radius.
constexpr double kEarthRadiusMetres = 6'378'100;

struct Place
{
    double latitude = 0; ///< degrees
    double longitude = 0;
};

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

/// "latitude longitude altitude accuracy", the last two optional.
std::optional<Place> placeOf(std::string_view text)
{
    std::istringstream words{std::string(text)};
    std::vector<double> numbers;
    for (std::string word; words >> word;)
        numbers.push_back(parseNumber(word));
    if (numbers.size() < 2 || numbers.size() > 4 ||
        std::ranges::any_of(numbers, [](double number) { return std::isnan(number); }) ||
        std::fabs(numbers[0]) > 90 || std::fabs(numbers[1]) > 180)
        return std::nullopt;
    return Place{numbers[0], numbers[1]};
}

/// The points of a line or shape ("point; point; …") and of several values, one after the other.
/// nullopt when one of them is none. Empty answers have none.
std::optional<std::vector<Place>> placesOf(const std::vector<std::string>& texts)
{
    std::vector<Place> out;
    for (std::string_view text : texts)
        while (!text.empty()) {
            const std::size_t end = std::min(text.find(';'), text.size());
            const std::string_view point = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            if (point.find_first_not_of(' ') == std::string_view::npos)
                continue;
            const auto place = placeOf(point);
            if (!place)
                return std::nullopt;
            out.push_back(*place);
        }
    return out;
}

double between(const Place& a, const Place& b)
{
    const double northward = std::sin(radians(b.latitude - a.latitude) / 2);
    const double eastward = std::sin(radians(b.longitude - a.longitude) / 2);
    const double haversine = northward * northward + std::cos(radians(a.latitude)) *
                                                         std::cos(radians(b.latitude)) * eastward *
                                                         eastward;
    return 2 * kEarthRadiusMetres * std::asin(std::min(1.0, std::sqrt(haversine)));
}

Value distance(Call& call)
{
    const auto places = placesOf(call.texts(0));
    if (!places)
        return kNaN;
    double sum = 0;
    for (std::size_t i = 1; i < places->size(); ++i)
        sum += between((*places)[i - 1], (*places)[i]);
    return sum;
}

/// The shoelace formula on a plane that touches the first point, each point's longitude shortened
/// by its own latitude, as ODK's clients have it.
Value area(Call& call)
{
    const auto places = placesOf(call.texts(0));
    if (!places)
        return kNaN;
    double twice = 0;
    double lastX = 0;
    double lastY = 0;
    for (const Place& place : *places) {
        const Place& origin = places->front();
        const double x = radians(place.longitude - origin.longitude) * kEarthRadiusMetres *
                         std::cos(radians(place.latitude));
        const double y = radians(place.latitude - origin.latitude) * kEarthRadiusMetres;
        twice += lastY * x - lastX * y;
        lastX = x;
        lastY = y;
    }
    return std::fabs(twice) / 2;
}

/// Whether the border from one corner to the next crosses the ray from the point to the east.
bool crosses(const Place& point, const Place& from, const Place& to)
{
    if ((from.latitude > point.latitude) == (to.latitude > point.latitude))
        return false;
    const double share = (point.latitude - from.latitude) / (to.latitude - from.latitude);
    return point.longitude < from.longitude + share * (to.longitude - from.longitude);
}

Value geofence(Call& call)
{
    const auto point = placesOf({call.text(0)});
    const auto shape = placesOf({call.text(1)});
    if (!point || !shape || point->size() != 1)
        return false;
    bool inside = false;
    for (std::size_t i = 0; i < shape->size(); ++i)
        if (crosses(point->front(), (*shape)[i], (*shape)[(i + 1) % shape->size()]))
            inside = !inside;
    return inside;
}

constexpr FunctionSpec kFunctions[] = {
    {"area", 1, 1, Type::number, kPlain, area},
    {"enclosed-area", 1, 1, Type::number, kPlain, area},
    {"distance", 1, kAnyNumber, Type::number, kPlain, distance},
    {"geofence", 2, 2, Type::boolean, kPlain, geofence},
};

} // namespace

std::span<const FunctionSpec> placeFunctions()
{
    return kFunctions;
}

} // namespace wupan::forms
