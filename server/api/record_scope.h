#pragma once

#include "server/api/context.h"

namespace wupan {

struct RecordWrite
{
    RecordType type;
    Document document;
    FieldTimes times;
};

/// Puts a record, and keeps what its readers hold in step. An issue that leaves a department's view
/// takes its history and pictures with it; one that enters brings them along. `before` null = new.
/// Returns the revision.
std::int64_t putInScope(StoreTransaction& store, ParkId park, RecordWrite write,
                        const Document* before, Instant now);

/// What left the caller's view behind one position and up to another, and did not come back.
[[nodiscard]] std::vector<GoneRecord> goneFor(const Caller& caller, StoreTransaction& store,
                                              std::int64_t after, std::int64_t upTo);

} // namespace wupan
