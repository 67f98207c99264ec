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
template <class Routes>
[[nodiscard]] std::string routeName(const Routes& routes, const Request& request)
{
    static constexpr std::array<std::string_view, 6> kMethods{"GET",   "HEAD",   "POST",
                                                              "PATCH", "DELETE", "OPTIONS"};
    const bool methodKnown = std::ranges::find(kMethods, request.method) != kMethods.end();
    std::string name = methodKnown ? request.method : "an unknown method";
    for (const auto& route : routes)
        if (leads(route, request.path))
            return name.append(" ")
                .append(route.path)
                .append(route.path.size() > 1 && route.path.ends_with('/') ? "…" : "");
    return name + " at an unknown path";
}

} // namespace wupan
