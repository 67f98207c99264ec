#include "core/store/salvage_store.h"

#include "core/store/attention_store.h"
#include "core/store/issue_draft_store.h"
#include "core/store/outbox_store.h"

#include <algorithm>
#include <array>

namespace wupan {
namespace {

// All but the place in headquarters' and this device's past, which begin anew.
constexpr std::array kKeptMeta{MetaKey::parkId, MetaKey::login, MetaKey::filesOnMetered,
                               MetaKey::rescueKey, MetaKey::lastContact};

} // namespace

void SalvageStore::fill(const SalvagedRows& rows, Instant now)
{
    MetaStore meta(m_database);
    for (const MetaKey key : kKeptMeta)
        if (const auto value = rows.meta.find(key); value != rows.meta.end())
            meta.set(key, std::string_view(value->second));
    fillEdits(rows);
    fillEntries(rows, now);
    IssueDraftStore drafts(m_database);
    for (const auto& [place, content] : rows.drafts)
        drafts.set(place, content);
    FileUploadStore files(m_database);
    for (const auto& [file, isReceived] : rows.files) {
        files.add(file, now);
        if (isReceived)
            files.setReceived(file.sha256);
    }
}

void SalvageStore::fillEdits(const SalvagedRows& rows)
{
    std::int64_t last = 0;
    for (const SalvagedEdit& edit : rows.waiting) {
        m_database
            .prepare("INSERT INTO outbox (position, type, record_id, kind, change, saved_at) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
            .bind(1, edit.position)
            .bind(2, std::string_view(edit.type))
            .bind(3, edit.recordId)
            .bind(4, std::string_view(edit.kind))
            .bind(5, std::string_view(edit.text))
            .bind(6, edit.savedAt.ms)
            .run();
        last = std::max(last, edit.position);
    }
    for (const SalvagedEdit& edit : rows.answered) {
        if (std::ranges::binary_search(rows.waiting, edit.position, {}, &SalvagedEdit::position))
            continue; // it waits again already
        m_database
            .prepare("INSERT INTO sent_change (position, type, record_id, kind, change, author, "
                     "saved_at, answered_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
            .bind(1, edit.position)
            .bind(2, std::string_view(edit.type))
            .bind(3, edit.recordId)
            .bind(4, std::string_view(edit.kind))
            .bind(5, std::string_view(edit.text))
            .bind(6, edit.author)
            .bind(7, edit.savedAt.ms)
            .bind(8, edit.answeredAt.ms)
            .run();
        last = std::max(last, edit.position);
    }
    // What a rescue bundle took is not known for certain: no later edit joins any of these.
    MetaStore(m_database).set(MetaKey::rescuedUpTo, last);
    OutboxStore outbox(m_database);
    for (const RecordKey& record : outbox.records()) {
        const auto base = rows.bases.find(record.id);
        const bool isThere = base != rows.bases.end() && !base->second.document.empty();
        const auto document = isThere ? parseObject(base->second.document) : json::object();
        outbox.setBase(record.type, record.id, isThere && document ? &*document : nullptr);
    }
}

void SalvageStore::fillEntries(const SalvagedRows& rows, Instant now)
{
    for (const SalvagedEntry& entry : rows.entries) {
        Statement statement = m_database.prepare(
            "INSERT INTO attention (edit_id, type, record_id, change, outcome, reason, theirs, at, "
            "decision, decided_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
        statement.bind(1, std::string_view(entry.editId))
            .bind(2, std::string_view(entry.type))
            .bind(3, entry.recordId)
            .bind(4, std::string_view(entry.text))
            .bind(5, std::string_view(entry.outcome))
            .bind(6, std::string_view(entry.reason))
            .bind(7, std::string_view(entry.theirs))
            .bind(8, entry.at.ms)
            .bind(9, std::string_view(entry.decision));
        if (entry.decision.empty())
            statement.bindNull(10);
        else
            statement.bind(10, entry.decidedAt.ms);
        statement.run();
    }
    AttentionStore attention(m_database);
    for (const LostEdit& lost : rows.lostEdits) {
        UnreadableEdit edit;
        const auto base = rows.bases.find(lost.recordId);
        if (base != rows.bases.end())
            edit.type = parseWord<RecordType>(base->second.type).value_or(RecordType::visit);
        edit.recordId = lost.recordId;
        edit.text =
            json::serialize(json::object{{"lostEdit", lost.position}, {"noticedAt", now.ms}});
        edit.savedAt = now;
        attention.addLost(edit);
    }
}

void SalvageStore::setReport(const SalvageReport& report)
{
    const json::object text{
        {"at", report.at.ms},
        {"edits", report.edits},
        {"unreadable", report.unreadable},
        {"lostEdits", report.lostEdits},
        {"lostEntries", report.lostEntries},
        {"lostDrafts", report.lostDrafts},
        {"mayLackMore", report.mayLackMore},
        {"keptAs", report.keptAs},
    };
    MetaStore(m_database).set(MetaKey::salvage, std::string_view(json::serialize(text)));
}

std::optional<SalvageReport> SalvageStore::report()
{
    const auto text = parseObject(MetaStore(m_database).text(MetaKey::salvage));
    if (!text)
        return std::nullopt;
    SalvageReport report;
    report.at = Instant{integerAt(*text, "at")};
    report.edits = integerAt(*text, "edits");
    report.unreadable = integerAt(*text, "unreadable");
    report.lostEdits = integerAt(*text, "lostEdits");
    report.lostEntries = integerAt(*text, "lostEntries");
    report.lostDrafts = integerAt(*text, "lostDrafts");
    report.mayLackMore = boolAt(*text, "mayLackMore");
    report.keptAs = textAt(*text, "keptAs");
    return report;
}

void SalvageStore::forgetReport()
{
    MetaStore(m_database).set(MetaKey::salvage, std::string_view());
}

} // namespace wupan
