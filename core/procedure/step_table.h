#pragma once

#include "core/model/catalog.h"
#include "core/model/words.h"
#include "core/procedure/time_limits.h"

#include <initializer_list>
#include <optional>
#include <span>

namespace wupan {

class StateSet
{
public:
    constexpr StateSet(std::initializer_list<IssueState> states)
    {
        for (const IssueState state : states)
            m_bits |= bit(state);
    }
    [[nodiscard]] constexpr bool contains(IssueState state) const
    {
        return (m_bits & bit(state)) != 0;
    }

private:
    static constexpr unsigned bit(IssueState state) { return 1U << static_cast<unsigned>(state); }
    unsigned m_bits = 0;
};

/// What becomes of the issue's due time.
enum class Deadline {
    keep,         ///< it stays
    fresh,        ///< the limit of the state that the step leads to begins (limitOf)
    freshOrNamed, ///< the same, unless the request names the day
    granted,      ///< the day that was requested, or that the request names
    resumed,      ///< moved by the working days spent suspended
};

/// Which people of the step's roles may take it.
enum class Standing {
    anyone,             ///< everybody of the role
    registrar,          ///< an officer: only who registered it; other roles: everybody
    leadDepartment,     ///< a handler: only of the lead department
    involvedDepartment, ///< a handler: of the lead or an assisting department; others: everybody
};

/// What the request must bring along.
enum class Needs { nothing, text, leadDepartment, grade, textAndUntil };

/// One row: `step`, taken by one of `roles` with `standing` in one of the states `from`, leads to
/// `to` (nullopt: the state stays; resume returns to the state before the suspension).
struct StepRule
{
    IssueStep step;
    RoleSet roles;
    StateSet from;
    std::optional<IssueState> to;
    Deadline deadline = Deadline::keep;
    Needs needs = Needs::nothing;
    Standing standing = Standing::anyone;
};

/// The whole procedure after registration. No step has two rows for one state. Conditions that a
/// row cannot hold (time to contest, a pending extension, an escalation, what a low grade does)
/// are in issue_procedure.cpp.
[[nodiscard]] std::span<const StepRule> stepTable();

/// The row of a step in a state, whoever takes it; nullptr when the step does not apply there.
[[nodiscard]] const StepRule* findRule(IssueStep step, IssueState state);

/// What has to happen next in a state, and in time; nullopt where nothing is due.
[[nodiscard]] std::optional<Limit> limitOf(IssueState state);

/// Who may take a step in some state at all.
[[nodiscard]] bool mayEverTake(Role role, IssueStep step);

/// Who may put an issue on the list.
inline constexpr RoleSet kRegistrarRoles{Role::officer, Role::coordinator};

} // namespace wupan
