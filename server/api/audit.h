#pragma once

#include "server/api/context.h"
#include "server/api/http_messages.h"

namespace wupan {

/// An edit that came, and in the audit that it was of something that is not its author's.
void keepInHistory(StoreTransaction& store, const HistoryEntry& entry);

/// What anybody may do wrong without end is noted in the audit so often within this time: more
/// would only fill the disk.
inline constexpr std::int64_t kNotesWithinMs = 15 * kMillisecondsPerMinute;

/// Notes in the audit that somebody asked for what is not theirs: the first times within some time.
/// Thread: any.
class DenialNotes
{
public:
    explicit DenialNotes(ServerContext& context)
        : m_context(context)
    {}
    void note(const Caller& caller, const Request& request);

private:
    ServerContext& m_context;
    RequestLimiter m_noted{kNotesWithinMs}; ///< by person and device
};

/// What the audit of a park is worth.
struct AuditVerdict
{
    std::int64_t entries = 0;    ///< that are as they were written, from the first on
    std::int64_t firstWrong = 0; ///< the number of the first that was changed or removed; 0 = none
    std::string chain;           ///< of the last that is as it was written
};

/// REQUIRES a transaction that sees one state throughout. Whoever changes every entry from one on,
/// with their chain values, is found only by comparing `chain` with what was noted elsewhere.
[[nodiscard]] AuditVerdict checkAudit(StoreTransaction& store, ParkId park);

} // namespace wupan
