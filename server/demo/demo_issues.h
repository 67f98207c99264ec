#pragma once

#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "core/procedure/issue_procedure.h"
#include "core/procedure/park_rules.h"
#include "server/demo/demo_random.h"

#include <string>
#include <utility>
#include <vector>

namespace wupan {

/// The department of a category, and who answers there.
struct DemoDesk
{
    Category category = Category::other;
    DepartmentId department;
    OfficerId handler;
};

struct DemoVisit
{
    VisitId visit;
    EnterpriseId enterprise;
    OfficerId officer;
    Instant at;
};

/// Issues in every state, each brought there by really taking the procedure's steps, so that limits
/// and histories are what they would be.
class DemoIssues
{
public:
    DemoIssues(Instant now, const ParkRules& rules, OfficerId coordinator,
               const std::vector<DemoDesk>& desks, DemoRandom& random);

    [[nodiscard]] std::vector<std::pair<RecordType, Document>>
    make(const std::vector<DemoVisit>& visits);

private:
    struct Step
    {
        Actor actor;
        StepRequest request;
    };
    void makeOne(const DemoVisit& visit, std::size_t number);
    [[nodiscard]] std::vector<Step> storyOf(const Issue& issue, std::size_t number) const;
    [[nodiscard]] const DemoDesk& deskOf(Category category) const;
    void addEvent(const Issue& issue, const Actor& actor, const StepRequest& request, Instant at,
                  std::optional<IssueState> from);

    Instant m_now;
    const ParkRules& m_rules;
    Actor m_coordinator;
    const std::vector<DemoDesk>& m_desks;
    DemoRandom& m_random;
    std::vector<std::pair<RecordType, Document>> m_records;
};

} // namespace wupan
