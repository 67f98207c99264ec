#pragma once

#include "core/store/database.h"
#include "core/sync/messages.h"

#include <optional>
#include <string>

namespace wupan {

/// What somebody decided about an edit that needed someone.
enum class Decision {
    sentAgain,  ///< as a new edit
    tookTheirs, ///< headquarters' version stays
    givenUp,
    taken, ///< by headquarters, when it came again after a restore: nobody had to decide
};
template <>
struct WordTable<Decision>
{
    static constexpr std::array entries{
        std::pair{Decision::sentAgain, std::string_view("sentAgain")},
        std::pair{Decision::tookTheirs, std::string_view("tookTheirs")},
        std::pair{Decision::givenUp, std::string_view("givenUp")},
        std::pair{Decision::taken, std::string_view("taken")},
    };
};

/// An edit that cannot be read, as it was found.
struct UnreadableEdit
{
    std::int64_t position = 0;            ///< in the outbox
    std::optional<std::int64_t> sequence; ///< when it was sealed
    RecordType type = RecordType::visit;
    Uuid recordId;
    std::string text;
    Instant savedAt;
};

struct AttentionEntry
{
    std::int64_t entry = 0;
    std::string editId; ///< names the edit, also at headquarters
    RecordType type = RecordType::visit;
    Uuid recordId;
    std::optional<Change> change; ///< absent: it cannot be read
    std::string changeText;       ///< as it was kept
    Outcome outcome = Outcome::refused;
    std::string reason;
    json::object theirs; ///< of a conflict: headquarters' values when it answered
    Instant at;          ///< when the answer came
    std::optional<Decision> decision;
};

/// Edits that need someone: refused ones, conflicts, and those that cannot be sent. Nothing is ever
/// removed. Throws SqliteError.
class AttentionStore
{
public:
    /// Reasons that only the tablet gives; the others are headquarters'.
    static constexpr std::string_view kUnreadable = "unreadable";
    static constexpr std::string_view kUnacceptable = "unacceptable";
    static constexpr std::string_view kLost = "lost"; ///< with a damaged database

    explicit AttentionStore(Database& database)
        : m_database(database)
    {}

    /// REQUIRES: a transaction. An edit (by its id) stands there once; another outcome of one that
    /// nobody decided yet replaces the first.
    void add(const Change& change, const ChangeOutcome& outcome, Instant at);
    /// What an edit is known by that cannot be read: its id where that can, else a hash of it.
    [[nodiscard]] static std::string nameOf(std::string_view text);
    /// The same. Returns what the edit is known by from now on.
    std::string addUnreadable(const UnreadableEdit& edit);
    /// Of the edit nothing is known but its record; its text only tells it from others.
    void addLost(const UnreadableEdit& edit);

    [[nodiscard]] std::optional<AttentionEntry> find(std::int64_t entry);
    /// Those that nobody decided yet.
    [[nodiscard]] std::int64_t count();
    /// REQUIRES: a transaction. False when it was decided before, or is not there.
    bool decide(std::int64_t entry, Decision decision, Instant at);
    /// REQUIRES: a transaction. Headquarters took the edit after all.
    void noteTaken(const EditId& edit, Instant at);

private:
    struct Row
    {
        std::string_view editId;
        RecordType type;
        Uuid recordId;
        std::string_view change;
        Outcome outcome;
        std::string_view reason;
        std::string_view theirs;
        Instant at;
    };
    void insert(const Row& row);

    Database& m_database;
};

} // namespace wupan
