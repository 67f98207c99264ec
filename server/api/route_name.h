#pragma once

#include "server/api/http_messages.h"

#include <algorithm>
#include <array>
#include <string>

namespace wupan {

/// Whether a route, exact or a prefix that ends in '/', leads a path somewhere.
template <class Route>
[[nodiscard]] bool leads(const Route& route, std::string_view path)
{
    const bool isPrefix = route.path.size() > 1 && route.path.ends_with('/');
    return isPrefix ? path.starts_with(route.path) : path == route.path;
}

/// What a log may say of a request: a method and a route that exist. Whatever a client made up
/// stays out, because it may be a secret in the wrong place.
struct RouteName
{
    std::string_view method; ///< "other" when it is none of ours
    std::string route;       ///< "/v1/files/…"; "unknown" when nothing is there
    auto operator<=>(const RouteName&) const = default;
};

template <class Routes>
[[nodiscard]] RouteName routeName(const Routes& routes, const Request& request)
{
    static constexpr std::array<std::string_view, 6> kMethods{"GET",   "HEAD",   "POST",
                                                              "PATCH", "DELETE", "OPTIONS"};
    const auto* const method = std::ranges::find(kMethods, request.method);
    RouteName name{method != kMethods.end() ? *method : "other", "unknown"};
    for (const auto& route : routes)
        if (leads(route, request.path)) {
            name.route = route.path;
            if (route.path.size() > 1 && route.path.ends_with('/'))
                name.route += "…";
            break;
        }
    return name;
}

} // namespace wupan
