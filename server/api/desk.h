#pragma once

#include "server/api/context.h"

namespace wupan {

/// Whether the step can be taken without a tablet: an officer collects a rating on the spot, with a
/// signature; at a desk it is a coordinator's call-back (domain rule 5).
[[nodiscard]] bool mayTakeAtDesk(const Actor& person, IssueStep step);

/// Headquarters itself, which does what nobody has to ask for.
[[nodiscard]] Caller systemOf(ParkId park);

/// A step that is taken at headquarters itself, by somebody at its pages or by one of its jobs:
/// applied as the edit of a tablet is, and in the history like one, without a device.
[[nodiscard]] ChangeOutcome takeStepAtDesk(ServerContext& context, const Caller& caller,
                                           StoreTransaction& store, const Uuid& issue,
                                           IssueStep step, json::object values);

/// What headquarters itself makes of a record: an administrator, an import, a command; in the
/// history like the edit of a tablet. REQUIRES: the caller may. False, and nothing is written, when
/// it says what the record says already.
bool putAtDesk(ServerContext& context, const Caller& caller, StoreTransaction& store,
               RecordType type, Document document);

/// Of the next edit that comes without a device.
[[nodiscard]] std::int64_t nextSequenceAtDesk(StoreTransaction& store);

/// Escalates what is overdue and not escalated yet. However many processes do it, and however long
/// none did, each issue is escalated once. Returns how many this call escalated.
[[nodiscard]] Result<std::size_t> escalateOverdue(ServerContext& context, ParkId park);

} // namespace wupan
