#pragma once

#include "core/model/catalog.h"
#include "server/pages/page_call.h"

#include <span>

namespace wupan {

/// One address of headquarters' pages.
struct PageRoute
{
    std::string_view method;
    std::string_view path; ///< exact, or a prefix when it ends in '/' and more follows
    RoleSet roles;         ///< whose it is; empty = nobody has to be signed in
    Response (*handler)(const PageCall&);

    [[nodiscard]] bool isForEverybody() const;
};

[[nodiscard]] std::span<const PageRoute> pageRoutes();

/// A link at the head of every page.
struct PageSection
{
    std::string_view path;
    std::string_view title; ///< key of the texts
};
[[nodiscard]] std::span<const PageSection> pageSections();
/// Whether a role may open a page.
[[nodiscard]] bool mayOpen(Role role, std::string_view path);
/// Where a role begins.
[[nodiscard]] std::string_view homeOf(Role role);

} // namespace wupan
