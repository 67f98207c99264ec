#include "core/procedure/notices.h"

#include "core/procedure/assistance.h"

#include <algorithm>
#include <array>

namespace wupan {
namespace {

using S = IssueStep;

constexpr RoleSet kNobody{};
constexpr RoleSet kCoordinators{Role::coordinator};
constexpr RoleSet kDeciders{Role::coordinator, Role::leader};

enum class Departments { none, lead, all };

struct NoticeRule
{
    IssueStep step;
    bool registrar;
    Departments departments;
    RoleSet roles;
};

using enum Departments;

// clang-format off
constexpr std::array kRules{
    // step                          registrar  departments  roles
    NoticeRule{S::registerIssue,     false,     none,        kCoordinators},
    NoticeRule{S::supplement,        true,      all,         kCoordinators},
    NoticeRule{S::comment,           true,      all,         kCoordinators},
    NoticeRule{S::accept,            true,      none,        kNobody},
    NoticeRule{S::returnToAuthor,    true,      none,        kNobody},
    NoticeRule{S::assign,            true,      all,         kNobody},
    NoticeRule{S::contest,           false,     none,        kCoordinators},
    NoticeRule{S::handle,            true,      none,        kNobody},
    NoticeRule{S::progress,          true,      lead,        kNobody},
    NoticeRule{S::requestExtension,  false,     none,        kCoordinators},
    NoticeRule{S::grantExtension,    true,      lead,        kNobody},
    NoticeRule{S::refuseExtension,   false,     lead,        kNobody},
    NoticeRule{S::answer,            true,      none,        kCoordinators},
    NoticeRule{S::rate,              false,     lead,        kCoordinators},
    NoticeRule{S::close,             true,      lead,        kNobody},
    NoticeRule{S::reopen,            true,      lead,        kCoordinators},
    NoticeRule{S::suspend,           true,      lead,        kNobody},
    NoticeRule{S::resume,            true,      lead,        kNobody},
    NoticeRule{S::urge,              false,     all,         kNobody},
    NoticeRule{S::escalate,          false,     lead,        kDeciders},
    NoticeRule{S::decide,            true,      lead,        kCoordinators},
};
// clang-format on

bool holds(const auto& list, auto value)
{
    return std::ranges::find(list, value) != list.end();
}

} // namespace

Audience audienceOf(const IssueEvent& event, const Issue& issue)
{
    Audience audience;
    const IssueStep step = event.step;
    if (tellsOfLateAssistance(event)) { // which the one that leads and coordinators wait for
        audience.departments = {event.departmentId};
        if (!issue.leadDepartmentId.isNil())
            audience.departments.push_back(issue.leadDepartmentId);
        audience.roles = kCoordinators;
        return audience;
    }
    const auto rule = std::ranges::find(kRules, step, &NoticeRule::step);
    if (rule == kRules.end())
        return audience;
    audience.roles = rule->roles;
    const bool urgesRegistrar = step == S::urge && (issue.state == IssueState::returned ||
                                                    issue.state == IssueState::answered);
    if ((rule->registrar || urgesRegistrar) && !issue.registeredBy.isNil())
        audience.officers.push_back(issue.registeredBy);
    if (urgesRegistrar)
        return audience;
    if (rule->departments != none && !issue.leadDepartmentId.isNil())
        audience.departments.push_back(issue.leadDepartmentId);
    if (rule->departments == all)
        for (const DepartmentId& department : issue.assistingDepartmentIds)
            if (!holds(audience.departments, department))
                audience.departments.push_back(department);
    return audience;
}

bool concerns(const IssueEvent& event, const Issue& issue, const Actor& person)
{
    if (event.authorId == person.id)
        return false;
    const Audience audience = audienceOf(event, issue);
    return audience.roles.contains(person.role) || holds(audience.officers, person.id) ||
           (person.role == Role::handler && !person.departmentId.isNil() &&
            holds(audience.departments, person.departmentId));
}

} // namespace wupan
