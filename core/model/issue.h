#pragma once

#include "core/model/record_codec.h"

namespace wupan {

/// 问题: found on a visit or outside one. Only the procedure moves its state.
struct Issue
{
    static constexpr RecordType kType = RecordType::issue;

    IssueId id;
    std::int64_t revision = 0;
    std::string number; ///< given by headquarters: WT-2026-0386
    EnterpriseId enterpriseId;
    VisitId visitId;          ///< nil when found outside a visit
    std::string questionPath; ///< of the answer that proposed it
    Plate plate = Plate::targets;
    Category category = Category::other;
    Urgency urgency = Urgency::normal;
    std::string title;
    std::string description;
    OfficerId registeredBy;
    std::optional<Instant> registeredAt;
    IssueState state = IssueState::registered;
    std::optional<IssueState> stateBeforeSuspension;
    std::optional<Instant> stateChangedAt;
    std::optional<Instant> assignedAt;                ///< start of the time to contest
    std::optional<Instant> dueAt;                     ///< limit of the present state
    DepartmentId leadDepartmentId;                    ///< 主办
    std::vector<DepartmentId> assistingDepartmentIds; ///< 协办
    std::optional<Grade> rating;
    bool escalated = false;
    std::int64_t urgedCount = 0;
    std::optional<Instant> extensionRequestedUntil;

    template <class Visitor>
    static void describe(Visitor&& field)
    {
        field("number", &Issue::number, MergeRule::server);
        field("enterpriseId", &Issue::enterpriseId, MergeRule::append);
        field("visitId", &Issue::visitId, MergeRule::append);
        field("questionPath", &Issue::questionPath, MergeRule::append);
        field("plate", &Issue::plate, MergeRule::last);
        field("category", &Issue::category, MergeRule::last);
        field("urgency", &Issue::urgency, MergeRule::last);
        field("title", &Issue::title, MergeRule::text);
        field("description", &Issue::description, MergeRule::text);
        field("registeredBy", &Issue::registeredBy, MergeRule::append);
        field("registeredAt", &Issue::registeredAt, MergeRule::append);
        field("state", &Issue::state, MergeRule::step);
        field("stateBeforeSuspension", &Issue::stateBeforeSuspension, MergeRule::step);
        field("stateChangedAt", &Issue::stateChangedAt, MergeRule::step);
        field("assignedAt", &Issue::assignedAt, MergeRule::step);
        field("dueAt", &Issue::dueAt, MergeRule::step);
        field("leadDepartmentId", &Issue::leadDepartmentId, MergeRule::step);
        field("assistingDepartmentIds", &Issue::assistingDepartmentIds, MergeRule::step);
        field("rating", &Issue::rating, MergeRule::step);
        field("escalated", &Issue::escalated, MergeRule::step);
        field("urgedCount", &Issue::urgedCount, MergeRule::step);
        field("extensionRequestedUntil", &Issue::extensionRequestedUntil, MergeRule::step);
    }
};

} // namespace wupan
