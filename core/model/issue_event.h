#pragma once

#include "core/model/record_codec.h"

namespace wupan {

/// One step of an issue's history. Written once; made by the step, on both sides alike.
struct IssueEvent
{
    static constexpr RecordType kType = RecordType::issueEvent;

    IssueEventId id;
    std::int64_t revision = 0;
    IssueId issueId;
    IssueStep step = IssueStep::comment;
    OfficerId authorId; ///< nil = the system
    Role authorRole = Role::officer;
    DepartmentId departmentId;         ///< of the author, or the one assigned
    Instant at;                        ///< corrected time of the step
    std::optional<Instant> receivedAt; ///< when headquarters got it; absent while on its way
    std::string text;
    std::optional<IssueState> fromState;
    std::optional<IssueState> toState;
    std::optional<Instant> dueAt; ///< limit that the step set
    std::optional<Grade> grade;

    template <class Visitor>
    static void describe(Visitor&& field)
    {
        field("issueId", &IssueEvent::issueId, MergeRule::append);
        field("step", &IssueEvent::step, MergeRule::append);
        field("authorId", &IssueEvent::authorId, MergeRule::append);
        field("authorRole", &IssueEvent::authorRole, MergeRule::append);
        field("departmentId", &IssueEvent::departmentId, MergeRule::append);
        field("at", &IssueEvent::at, MergeRule::append);
        field("receivedAt", &IssueEvent::receivedAt, MergeRule::server);
        field("text", &IssueEvent::text, MergeRule::append);
        field("fromState", &IssueEvent::fromState, MergeRule::append);
        field("toState", &IssueEvent::toState, MergeRule::append);
        field("dueAt", &IssueEvent::dueAt, MergeRule::append);
        field("grade", &IssueEvent::grade, MergeRule::append);
    }
};

} // namespace wupan
