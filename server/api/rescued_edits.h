#pragma once

#include "core/rescue/rescue_parts.h"
#include "server/api/context.h"
#include "server/api/rescue_import.h"

namespace wupan {

/// Takes the edits of one rescue bundle, in their order.
class RescuedEdits
{
public:
    /// Counts in `report`, which must outlive this.
    RescuedEdits(ServerContext& context, ParkId park, RescueManifest manifest,
                 RescueReport& report);

    void take(StoreTransaction& store, const KeptEdit& edit);
    void take(StoreTransaction& store, const KeptEntry& entry);

private:
    /// An edit that can only be kept, for people to look at.
    struct Copy
    {
        OfficerId author;
        std::string type;
        Uuid recordId;
        std::string known; ///< what the edit is known by
        std::string text;
        std::string reason;
        Instant at;
    };
    void apply(StoreTransaction& store, const Caller& author, const Change& change);
    void keep(StoreTransaction& store, const Copy& copy, std::int64_t& count);
    void keepAnswered(StoreTransaction& store, const KeptEntry& entry, const Change& change);
    /// Puts it into history, in the import's own row.
    void note(StoreTransaction& store, HistoryEntry entry);
    void count(Outcome outcome);
    [[nodiscard]] std::optional<Caller> callerFor(StoreTransaction& store, OfficerId author) const;
    [[nodiscard]] SyncRequest clocks() const;

    ServerContext& m_context;
    ParkId m_park;
    RescueManifest m_manifest;
    RescueReport& m_report;
    DeviceId m_row; ///< nil while nothing was noted
    DevicePast m_past;
};

} // namespace wupan
