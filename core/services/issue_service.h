#pragma once

#include "core/model/issue.h"
#include "core/store/tablet.h"

#include <string>

namespace wupan {

struct NewIssue
{
    EnterpriseId enterpriseId;
    VisitId visitId;          ///< nil outside a visit
    std::string questionPath; ///< empty unless an answer of the visit proposed it
    Plate plate = Plate::targets;
    Category category = Category::other;
    Urgency urgency = Urgency::normal;
    std::string title; ///< required, at most 100 characters
    std::string description;
};

/// What an officer does to issues. The same promise as VisitService. Thread: the Tablet's.
class IssueService
{
public:
    explicit IssueService(Tablet& tablet)
        : m_tablet(tablet)
    {}

    /// An issue that an answer proposed is noted with the visit too (domain rule 2).
    Result<IssueId> capture(const NewIssue& issue);
    /// Title, description, plate, category or urgency of an issue that is not closed.
    Status edit(IssueId issue, const json::object& fields);
    /// Any step of the procedure by the signed-in person; `values` as in docs/sync-protocol.md
    /// ({"text": …, "grade": …}). wrongState or notAllowed with the refusal's word as detail when
    /// the procedure says no already here.
    Status take(IssueId issue, IssueStep step, const json::object& values);
    Status supplement(IssueId issue, const std::string& text);
    Status comment(IssueId issue, const std::string& text);

private:
    Tablet& m_tablet;
};

} // namespace wupan
