#include "core/procedure/step_table.h"

#include <algorithm>
#include <array>

namespace wupan {
namespace {

using enum IssueState;
using S = IssueStep;
using D = Deadline;
using N = Needs;
using W = Standing;

constexpr RoleSet kCoordinator{Role::coordinator};
constexpr RoleSet kHandler{Role::handler};
constexpr RoleSet kLeader{Role::leader};
constexpr RoleSet kSystem{Role::system};
constexpr RoleSet kCoordinatorOrSystem{Role::coordinator, Role::system};
constexpr RoleSet kOfficerOrCoordinator{Role::officer, Role::coordinator};
constexpr RoleSet kParticipants{Role::officer, Role::coordinator, Role::handler, Role::leader};

constexpr StateSet kOpenButReturned{registered, accepted, assigned,  handling,
                                    answered,   rated,    contested, suspended};
constexpr StateSet kEvery{registered, accepted, assigned, handling,  answered,
                          rated,      closed,   returned, contested, suspended};
constexpr StateSet kAssignable{accepted, contested, assigned, handling};
constexpr StateSet kSuspendable{accepted, assigned, handling};
constexpr StateSet kWithDepartment{assigned, handling};
constexpr StateSet kWaitingForSomebody{returned, assigned, handling, answered};
constexpr StateSet kWithLimit{registered, accepted, assigned, handling,
                              answered,   rated,    returned, contested};

// clang-format off
constexpr std::array<StepRule, 21> kTable{{
    // step               roles                  from                    to          deadline         needs              standing
    {S::supplement,       kOfficerOrCoordinator, {returned},             registered, D::fresh,        N::text,           W::registrar},
    {S::supplement,       kOfficerOrCoordinator, kOpenButReturned,       {},         D::keep,         N::text,           W::registrar},
    {S::comment,          kParticipants,         kEvery,                 {},         D::keep,         N::text,           W::involvedDepartment},

    {S::accept,           kCoordinator,          {registered},           accepted,   D::fresh,        N::nothing,        W::anyone},
    {S::returnToAuthor,   kCoordinator,          {registered, accepted}, returned,   D::fresh,        N::text,           W::anyone},
    {S::assign,           kCoordinator,          kAssignable,            assigned,   D::freshOrNamed, N::leadDepartment, W::anyone},
    {S::suspend,          kCoordinator,          kSuspendable,           suspended,  D::keep,         N::text,           W::anyone},
    {S::resume,           kCoordinator,          {suspended},            {},         D::resumed,      N::nothing,        W::anyone},
    {S::urge,             kCoordinatorOrSystem,  kWaitingForSomebody,    {},         D::keep,         N::nothing,        W::anyone},
    {S::grantExtension,   kCoordinator,          kWithDepartment,        {},         D::granted,      N::nothing,        W::anyone},
    {S::refuseExtension,  kCoordinator,          kWithDepartment,        {},         D::keep,         N::text,           W::anyone},
    {S::close,            kCoordinator,          {rated},                closed,     D::fresh,        N::nothing,        W::anyone},
    {S::reopen,           kCoordinator,          {rated, closed},        accepted,   D::fresh,        N::text,           W::anyone},

    {S::contest,          kHandler,              {assigned},             contested,  D::fresh,        N::text,           W::leadDepartment},
    {S::handle,           kHandler,              {assigned},             handling,   D::keep,         N::nothing,        W::leadDepartment},
    {S::progress,         kHandler,              kWithDepartment,        {},         D::keep,         N::text,           W::involvedDepartment},
    {S::answer,           kHandler,              kWithDepartment,        answered,   D::fresh,        N::text,           W::leadDepartment},
    {S::requestExtension, kHandler,              kWithDepartment,        {},         D::keep,         N::textAndUntil,   W::leadDepartment},

    {S::rate,             kOfficerOrCoordinator, {answered},             rated,      D::fresh,        N::grade,          W::anyone},
    {S::escalate,         kSystem,               kWithLimit,             {},         D::keep,         N::nothing,        W::anyone},
    {S::decide,           kLeader,               kWithLimit,             {},         D::freshOrNamed, N::text,           W::anyone},
}};
// clang-format on

} // namespace

std::span<const StepRule> stepTable()
{
    return kTable;
}

const StepRule* findRule(IssueStep step, IssueState state)
{
    const auto found = std::ranges::find_if(kTable, [&](const StepRule& rule) {
        return rule.step == step && rule.from.contains(state);
    });
    return found == kTable.end() ? nullptr : &*found;
}

bool mayEverTake(Role role, IssueStep step)
{
    return std::ranges::any_of(kTable, [&](const StepRule& rule) {
        return rule.step == step && rule.roles.contains(role);
    });
}

std::optional<Limit> limitOf(IssueState state)
{
    switch (state) {
    case IssueState::registered:
        return Limit::accept;
    case IssueState::accepted:
    case IssueState::contested:
        return Limit::assign;
    case IssueState::assigned:
    case IssueState::handling:
        return Limit::answer;
    case IssueState::answered:
        return Limit::rate;
    case IssueState::rated:
        return Limit::close;
    case IssueState::returned:
        return Limit::supplement;
    case IssueState::closed:
    case IssueState::suspended:
        return {};
    }
    return {};
}

} // namespace wupan
