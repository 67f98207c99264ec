#pragma once

#include "core/store/attention_store.h"
#include "core/store/database.h"
#include "core/sync/messages.h"

#include <optional>
#include <utility>
#include <vector>

namespace wupan {

struct RecordKey
{
    RecordType type = RecordType::visit;
    Uuid id;
};

/// Edits that headquarters has not answered yet, and headquarters' rows under them. An edit that
/// cannot be read is passed over by all but unreadable(), and noted. Throws SqliteError. Every
/// function REQUIRES a transaction unless it only reads.
class OutboxStore
{
public:
    explicit OutboxStore(Database& database)
        : m_database(database)
    {}

    /// Appends the edit, or joins it to the newest unsealed edit of the same record, so that thirty
    /// answers are one change and not thirty. Only creations and updates join.
    void add(const Change& change);

    /// Gives sequence numbers and chain values to up to `limit` waiting edits, in order. Returns
    /// them as sealed.
    std::vector<Change> seal(std::size_t limit);
    /// The revisions that the edits were made on are another past's: no edit may be taken for one
    /// that saw headquarters' row as it is.
    void forgetBaseRevisions();
    /// The newest sealed edit, answered or not.
    [[nodiscard]] DevicePast past();
    /// Sealed edits in order, after that sequence number, without an answer yet.
    [[nodiscard]] std::vector<Change> sealed(std::size_t limit, std::int64_t after = 0);
    [[nodiscard]] std::optional<Change> find(std::int64_t sequence);
    /// The record of a sealed edit.
    [[nodiscard]] std::optional<RecordKey> recordOf(std::int64_t sequence);
    /// Headquarters has answered it: it moves to the sent edits, where it is kept for a while.
    void settle(std::int64_t sequence, const OfficerId& author, Instant at);
    /// Forgets sent edits that were answered before `instant`.
    void forgetSentBefore(Instant instant);
    /// For a new device id: takes the sent edits of the author back, in their old order, and makes
    /// every edit wait again without sequence number. Returns the records of those taken back.
    std::vector<RecordKey> beginAgain(const OfficerId& author);
    /// An edit was passed over since the last call because it cannot be read.
    [[nodiscard]] bool takeMetUnreadable() { return std::exchange(m_metUnreadable, false); }
    /// Reads every edit that waits.
    [[nodiscard]] std::vector<UnreadableEdit> unreadable();
    void removeAt(std::int64_t position);
    /// Puts `change` in the place of the edit with its sequence number.
    void replace(const Change& change);

    [[nodiscard]] std::int64_t countOf(const Uuid& record);
    [[nodiscard]] bool hasEditsOf(const Uuid& record) { return countOf(record) > 0; }
    /// Every record that has edits.
    [[nodiscard]] std::vector<RecordKey> records();
    /// All edits of a record, oldest first.
    [[nodiscard]] std::vector<Change> editsOf(const Uuid& record);
    [[nodiscard]] std::int64_t count();

    /// Headquarters' row of a record that has edits. `document` null = headquarters does not have
    /// it.
    struct Base
    {
        RecordType type = RecordType::visit;
        std::optional<Document> document;
    };
    [[nodiscard]] std::optional<Base> base(const Uuid& record);
    void setBase(RecordType type, const Uuid& record, const Document* document);
    void removeBase(const Uuid& record);

private:
    [[nodiscard]] std::vector<Change> collect(Statement statement);
    Database& m_database;
    bool m_metUnreadable = false;
};

} // namespace wupan
