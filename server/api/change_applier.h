#pragma once

#include "core/procedure/park_rules.h"
#include "server/api/context.h"

namespace wupan {

/// Whether two texts of an edit say the same, whatever device id it was sent under.
[[nodiscard]] bool sameContent(const Change& a, const Change& b);

/// Those of the park, which is held from now on to the end of the transaction.
[[nodiscard]] ParkRules rulesIn(StoreTransaction& store, ParkId park);

/// Applies the edits of one request within one transaction of the store.
class ChangeApplier
{
public:
    ChangeApplier(ServerContext& context, const Caller& caller, StoreTransaction& store,
                  const SyncRequest& request);

    /// Whether what headquarters knows of the device is the beginning of the past that the request
    /// tells. If not, none of its edits may be applied under this device id.
    [[nodiscard]] bool sharesPast();

    /// REQUIRES: sharesPast(). Errors: invalidInput when an edit came before with other content.
    [[nodiscard]] Result<ChangeOutcome> apply(const Change& change);

    /// An edit that never came before, applied to its record; the entry does not stand in history
    /// yet.
    [[nodiscard]] HistoryEntry take(const Change& change);

    /// What the caller can tell by itself: records to which nothing happened but its own edits.
    [[nodiscard]] const KnownRevisions& known() const { return m_known; }

private:
    [[nodiscard]] HistoryEntry entryOf(const Change& change) const;
    [[nodiscard]] std::optional<HistoryEntry> earlierUnderAnotherId(const Change& change);
    void applyNew(HistoryEntry& entry);
    [[nodiscard]] bool leftCallersView(const Change& change);
    void complete(RecordType type, Document& document);

    ServerContext& m_context;
    const Caller& m_caller;
    StoreTransaction& m_store;
    const SyncRequest& m_request;
    Instant m_now;
    ParkRules m_rules;
    DevicePast m_past; ///< what headquarters knew when the request came
    KnownRevisions m_known;
};

} // namespace wupan
