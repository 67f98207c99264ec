#include "core/store/attention_store.h"

namespace wupan {

void AttentionStore::add(const Change& change, const ChangeOutcome& outcome, Instant at)
{
    const std::string text = json::serialize(toJson(change));
    const std::string theirs = json::serialize(outcome.theirs);
    m_database
        .prepare("INSERT INTO attention (sequence, type, record_id, change, outcome, reason, "
                 "theirs, at) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT(sequence) DO NOTHING")
        .bind(1, change.sequence)
        .bind(2, word(change.type))
        .bind(3, change.recordId)
        .bind(4, std::string_view(text))
        .bind(5, word(outcome.verdict()))
        .bind(6, std::string_view(outcome.reason))
        .bind(7, std::string_view(theirs))
        .bind(8, at.ms)
        .run();
}

std::int64_t AttentionStore::count()
{
    Statement statement = m_database.prepare("SELECT count(*) FROM attention");
    statement.step();
    return statement.integer(0);
}

} // namespace wupan
