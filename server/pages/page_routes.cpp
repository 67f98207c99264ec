#include "server/pages/page_routes.h"

#include "server/api/route_name.h"
#include "server/pages/page_handlers.h"

#include <algorithm>
#include <array>

namespace wupan {
namespace {

constexpr RoleSet kEverybody{};
constexpr RoleSet kIssues{Role::officer, Role::coordinator, Role::handler, Role::leader};
constexpr RoleSet kVisits{Role::officer, Role::coordinator, Role::leader};
constexpr RoleSet kSupervision{Role::coordinator, Role::leader};
constexpr RoleSet kAdmin{Role::admin};
constexpr RoleSet kAudit{Role::admin, Role::leader};
constexpr RoleSet kStaff{Role::officer, Role::coordinator, Role::handler, Role::leader,
                         Role::admin};

constexpr std::array kRoutes{
    PageRoute{"GET", "/", kIssues, showBoard},
    PageRoute{"GET", "/issues/", kIssues, showIssue},
    PageRoute{"POST", "/issues/", kIssues, takeIssueStep},
    PageRoute{"GET", "/files/", kIssues, giveFile},
    PageRoute{"GET", "/export/issues.csv", kIssues, exportIssues},
    PageRoute{"GET", "/export/issues.xlsx", kIssues, exportIssues},
    PageRoute{"GET", "/export/issues/", kIssues, exportIssueHistory},
    PageRoute{"GET", "/notices", kIssues, showNotices},
    PageRoute{"POST", "/notices", kIssues, noteNoticesSeen},

    PageRoute{"GET", "/visits", kVisits, showVisits},
    PageRoute{"GET", "/visits/", kVisits, showVisit},
    PageRoute{"GET", "/export/visits.csv", kVisits, exportVisits},
    PageRoute{"GET", "/export/visits.xlsx", kVisits, exportVisits},
    PageRoute{"GET", "/export/visits/", kVisits, exportVisitHistory},
    PageRoute{"GET", "/quota", kVisits, showQuota},
    PageRoute{"GET", "/supervision", kSupervision, showSupervision},

    PageRoute{"GET", "/people", kAdmin, showPeople},
    PageRoute{"POST", "/people", kAdmin, addPerson},
    PageRoute{"GET", "/people/", kAdmin, showPerson},
    PageRoute{"POST", "/people/", kAdmin, changePerson},
    PageRoute{"GET", "/devices", kAdmin, showDevices},
    PageRoute{"POST", "/devices/", kAdmin, revokeDevice},
    PageRoute{"GET", "/departments", kAdmin, showDepartments},
    PageRoute{"POST", "/departments", kAdmin, changeDepartment},
    PageRoute{"GET", "/settings", kAdmin, showSettings},
    PageRoute{"POST", "/settings", kAdmin, changeSettings},
    PageRoute{"GET", "/checklists", kAdmin, showChecklists},
    PageRoute{"POST", "/checklists", kAdmin, takeChecklist},
    PageRoute{"GET", "/checklists/", kAdmin, giveChecklist},
    PageRoute{"POST", "/checklists/", kAdmin, publishChecklist},
    PageRoute{"GET", "/import", kAdmin, showImport},
    PageRoute{"POST", "/import", kAdmin, importTable},
    PageRoute{"GET", "/audit", kAudit, showAudit},
    PageRoute{"POST", "/audit", kAudit, verifyAuditAtPages},

    PageRoute{"GET", "/live", kStaff, openNews},
    PageRoute{"GET", "/sign-in", kEverybody, showSignIn},
    PageRoute{"POST", "/sign-in", kEverybody, signInAtPages},
    PageRoute{"POST", "/sign-out", kEverybody, signOutOfPages},
    PageRoute{"GET", "/language", kEverybody, chooseLanguage},
    PageRoute{"GET", "/assets/style.css", kEverybody, giveStyle},
    PageRoute{"GET", "/assets/live.js", kEverybody, giveScript},
    PageRoute{"GET", "/assets/icon.svg", kEverybody, giveIcon},
};

constexpr std::array kSections{
    PageSection{"/", "issues"},
    PageSection{"/visits", "visits"},
    PageSection{"/quota", "quota"},
    PageSection{"/supervision", "supervision"},
    PageSection{"/people", "people"},
    PageSection{"/devices", "devices"},
    PageSection{"/departments", "departments"},
    PageSection{"/settings", "settings"},
    PageSection{"/checklists", "checklists"},
    PageSection{"/import", "import"},
    PageSection{"/audit", "audit"},
};

} // namespace

bool PageRoute::isForEverybody() const
{
    return std::ranges::none_of(WordTable<Role>::entries,
                                [this](const auto& entry) { return roles.contains(entry.first); });
}

std::span<const PageRoute> pageRoutes()
{
    return kRoutes;
}

std::span<const PageSection> pageSections()
{
    return kSections;
}

bool mayOpen(Role role, std::string_view path)
{
    return std::ranges::any_of(kRoutes, [&](const PageRoute& route) {
        return route.method == "GET" && leads(route, path) &&
               (route.isForEverybody() || route.roles.contains(role));
    });
}

std::string_view homeOf(Role role)
{
    const auto first = std::ranges::find_if(
        kSections, [role](const PageSection& section) { return mayOpen(role, section.path); });
    return first == kSections.end() ? "/sign-in" : first->path;
}

} // namespace wupan
