#pragma once

#include "core/services/issue_service.h"

#include <optional>

namespace wupan {

/// Keeps what somebody typed of a new issue until it is saved or discarded, so that a dead battery
/// costs nothing. One draft for the tablet; it never travels. Thread: the Tablet's.
class IssueDraftService
{
public:
    explicit IssueDraftService(Tablet& tablet)
        : m_tablet(tablet)
    {}

    /// nullopt when there is none.
    [[nodiscard]] std::optional<NewIssue> load();
    /// Replaces the draft. Fields may be empty still.
    Status save(const NewIssue& draft);
    Status discard();

private:
    Tablet& m_tablet;
};

} // namespace wupan
