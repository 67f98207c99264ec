#pragma once

#include "core/store/outbox_store.h"
#include "core/store/record_store.h"
#include "core/store/tablet.h"
#include "core/sync/messages.h"

namespace wupan {

/// Holds the law of the tablet: local row = headquarters' row with the pending edits applied on
/// top, in order. Every write to a synchronized record goes through here. REQUIRES: lives within
/// one transaction. Throws SqliteError. Thread: the Tablet's.
class LocalRows
{
public:
    explicit LocalRows(Tablet& tablet);

    /// An edit by this tablet's user: the row and its outbox entry. Refused (wrongState,
    /// notAllowed) when the rules of the domain say no already here; then nothing is written.
    Status save(Change change);

    /// Headquarters' newest row of a record. `document` null = it is gone there, or left the user's
    /// view.
    void adopt(RecordType type, const Uuid& id, const Document* document);

    /// Headquarters' verdict on a sealed edit: it leaves the outbox. Refused ones and conflicts go
    /// to the attention list. An answer for an edit that is not there (repeated) changes nothing.
    /// `serverAt`: headquarters' clock.
    void settle(const ChangeOutcome& outcome, Instant serverAt);

    /// Headquarters remembers another past of this device id. Every edit waits again, those that
    /// were answered lately too, and the device needs a new id before they are sent.
    void beginAgain();

    /// A record of a type that this version does not know: kept, and adopted by a version that
    /// does.
    void keepUnknown(std::string_view type, const Document& document);
    /// Such a record left the user's view.
    void forgetUnknown(const Uuid& id);
    /// What an older version kept and this one knows.
    void adoptKnown();

    /// A complete view begins: until endSnapshot, what headquarters sends is noted.
    void beginSnapshot();
    /// What headquarters did not send since beginSnapshot has left the user's view.
    void endSnapshot();

    /// Tells headquarters that somebody gave up the edit of that record with that id.
    void giveUp(RecordType type, const Uuid& id, std::string_view editId);

    /// Up to `limit` edits that wait for an answer, sealed, in order, and after that sequence
    /// number. One that cannot be read is set aside when its turn comes.
    [[nodiscard]] std::vector<Change> toSend(std::size_t limit, std::int64_t after = 0);

    /// Headquarters takes no request that holds this sealed edit: it goes to the attention list,
    /// and what stands in for it is sent.
    void setAside(const Change& change);
    /// The same for all edits that cannot be read; one that was not sealed just leaves the outbox.
    void setAsideUnreadable();
    /// Makes the row of every edited record anew, from what lies under it and the edits.
    void rebuildEdited();

    /// A change by this tablet, stamped with time and revision, not saved yet.
    [[nodiscard]] Change change(RecordType type, const Uuid& id, ChangeKind kind);

private:
    [[nodiscard]] bool hasEditsOf(const Uuid& id);
    [[nodiscard]] bool inSnapshot();
    void see(const Uuid& id);
    void erase(RecordType type, const Uuid& id);
    void noteFiles(const Uuid& attachment, const Document* document);
    void noteTaken(std::int64_t sequence);
    [[nodiscard]] bool settleAlone(const ChangeOutcome& outcome, Instant serverAt);
    void moveToSent(const ChangeOutcome& outcome, Instant serverAt);
    void putUnderOthers(const Change& change, const ChangeOutcome& outcome);
    void rebuild(RecordType type, const Uuid& id);
    void writeEvents(const std::vector<Document>& events);
    void dropUnreceivedEvent(const Change& change);

    Tablet& m_tablet;
    RecordStore m_records;
    OutboxStore m_outbox;
    std::optional<bool> m_anyEdits; ///< asked once: a first sync has none, and 26,000 records
    std::optional<bool> m_anyAttention;
    std::optional<bool> m_inSnapshot;
    bool m_erased = false;
};

} // namespace wupan
