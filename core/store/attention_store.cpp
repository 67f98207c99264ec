#include "core/store/attention_store.h"

#include "core/base/hash.h"

namespace wupan {
namespace {

constexpr std::size_t kHashDigits = 32;

} // namespace

void AttentionStore::insert(const Row& row)
{
    m_database
        .prepare(
            "INSERT INTO attention (edit_id, type, record_id, change, outcome, reason, theirs, "
            "at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT(edit_id) DO UPDATE SET "
            "outcome = ?5, reason = ?6, theirs = ?7, at = ?8 "
            "WHERE decision = '' AND outcome <> ?5")
        .bind(1, row.editId)
        .bind(2, word(row.type))
        .bind(3, row.recordId)
        .bind(4, row.change)
        .bind(5, word(row.outcome))
        .bind(6, row.reason)
        .bind(7, row.theirs)
        .bind(8, row.at.ms)
        .run();
}

void AttentionStore::add(const Change& change, const ChangeOutcome& outcome, Instant at)
{
    const std::string text = json::serialize(toJson(change));
    const std::string theirs = json::serialize(outcome.theirs);
    const std::string editId = change.editId.text();
    insert({editId, change.type, change.recordId, text, outcome.verdict(), outcome.reason, theirs,
            at});
}

std::string AttentionStore::nameOf(std::string_view text)
{
    const auto object = parseObject(text);
    std::string editId = object ? std::string(textAt(*object, "editId")) : std::string();
    return editId.empty() ? sha256Hex(text).substr(0, kHashDigits) : editId;
}

std::string AttentionStore::addUnreadable(const UnreadableEdit& edit)
{
    std::string editId = nameOf(edit.text);
    insert({editId, edit.type, edit.recordId, edit.text, Outcome::refused, kUnreadable, "{}",
            edit.savedAt});
    return editId;
}

void AttentionStore::addLost(const UnreadableEdit& edit)
{
    const std::string editId = nameOf(edit.text);
    insert(
        {editId, edit.type, edit.recordId, edit.text, Outcome::refused, kLost, "{}", edit.savedAt});
}

std::optional<AttentionEntry> AttentionStore::find(std::int64_t entry)
{
    Statement statement =
        m_database.prepare("SELECT edit_id, type, record_id, change, outcome, reason, theirs, at, "
                           "decision FROM attention WHERE entry = ?1");
    statement.bind(1, entry);
    if (!statement.step())
        return std::nullopt;
    AttentionEntry found;
    found.entry = entry;
    found.editId = statement.text(0);
    found.type = parseWord<RecordType>(statement.text(1)).value_or(RecordType::visit);
    found.recordId = statement.uuid(2);
    found.changeText = statement.text(3);
    if (const auto object = parseObject(found.changeText))
        if (auto change = parseChange(*object))
            found.change = std::move(*change);
    found.outcome = parseWord<Outcome>(statement.text(4)).value_or(Outcome::refused);
    found.reason = statement.text(5);
    if (auto theirs = parseObject(statement.text(6)))
        found.theirs = std::move(*theirs);
    found.at = Instant{statement.integer(7)};
    found.decision = parseWord<Decision>(statement.text(8));
    return found;
}

std::int64_t AttentionStore::count()
{
    Statement statement = m_database.prepare("SELECT count(*) FROM attention WHERE decision = ''");
    statement.step();
    return statement.integer(0);
}

bool AttentionStore::decide(std::int64_t entry, Decision decision, Instant at)
{
    m_database
        .prepare("UPDATE attention SET decision = ?2, decided_at = ?3 WHERE entry = ?1 AND "
                 "decision = ''")
        .bind(1, entry)
        .bind(2, word(decision))
        .bind(3, at.ms)
        .run();
    return m_database.changes() > 0;
}

void AttentionStore::noteTaken(const EditId& edit, Instant at)
{
    const std::string editId = edit.text();
    m_database
        .prepare("UPDATE attention SET decision = ?2, decided_at = ?3 WHERE edit_id = ?1 AND "
                 "decision = ''")
        .bind(1, std::string_view(editId))
        .bind(2, word(Decision::taken))
        .bind(3, at.ms)
        .run();
}

} // namespace wupan
