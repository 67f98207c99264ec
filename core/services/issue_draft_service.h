#pragma once

#include "core/services/issue_service.h"

#include <optional>

namespace wupan {

/// Where a new issue is written: each place has a draft of its own.
struct DraftPlace
{
    EnterpriseId enterprise;  ///< on an enterprise's page; nil elsewhere
    VisitId visit;            ///< on a visit; nil elsewhere
    std::string questionPath; ///< at an answer of the visit that proposes it

    [[nodiscard]] std::string key() const;
};

/// Keeps what somebody typed of a new issue until it is saved or discarded, so that a dead battery
/// costs nothing. Drafts never travel. Thread: the Tablet's.
class IssueDraftService
{
public:
    explicit IssueDraftService(Tablet& tablet)
        : m_tablet(tablet)
    {}

    /// nullopt when there is none.
    [[nodiscard]] std::optional<NewIssue> load(const DraftPlace& place);
    /// Replaces the place's draft. Fields may be empty still.
    Status save(const DraftPlace& place, const NewIssue& draft);
    Status discard(const DraftPlace& place);

private:
    Tablet& m_tablet;
};

} // namespace wupan
