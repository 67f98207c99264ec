#include "core/services/attention_service.h"

#include "core/sync/local_rows.h"
#include "core/sync/text_merge.h"

namespace wupan {
namespace {

/// Headquarters' row of a record, as far as this tablet knows; empty when there is none.
Document headquartersRow(Tablet& tablet, RecordType type, const Uuid& id)
{
    auto base = OutboxStore(tablet.database()).base(id);
    auto row = base ? std::move(base->document) : RecordStore(tablet.database()).read(type, id);
    return row ? std::move(*row) : Document();
}

bool isFreeText(const Change& change, std::string_view name)
{
    if (change.kind == ChangeKind::step)
        return name == "text";
    const FieldSpec* field = specOf(change.type).field(name);
    return field != nullptr && field->rule == MergeRule::text;
}

AttentionText textOf(const Change& change, std::string_view name, const Document& row)
{
    AttentionText text;
    text.field = name;
    text.was = textAt(change.was, name);
    text.mine = textAt(change.fields, name);
    text.theirs = textAt(row, name);
    text.proposal = proposeText(text.was, text.mine, text.theirs);
    return text;
}

/// Puts what somebody decided into an edit that is made on what that person saw.
void write(const DecidedText& decided, Change& change)
{
    change.was.erase(decided.field);
    change.fields[decided.field] = decided.text.empty() ? json::value() : json::value(decided.text);
    if (!decided.theirs.empty())
        change.was[decided.field] = decided.theirs;
}

/// A new edit with all that the refused one set.
Change again(const Change& refused, const std::vector<DecidedText>& texts, LocalRows& rows,
             Tablet& tablet)
{
    Change change = rows.change(refused.type, refused.recordId, refused.kind);
    change.fields = refused.fields;
    change.was = refused.was;
    change.step = refused.step;
    if (!refused.eventId.isNil())
        change.eventId = IssueEventId{Uuid::v7(change.deviceAt, tablet.random())};
    for (const DecidedText& decided : texts)
        if (isFreeText(refused, decided.field))
            write(decided, change);
    if (change.kind == ChangeKind::create)
        change.was.clear();
    return change;
}

/// Only what differs from headquarters'.
Change resolution(const Change& clashed, const std::vector<DecidedText>& texts, LocalRows& rows)
{
    Change change = rows.change(clashed.type, clashed.recordId, ChangeKind::update);
    for (const DecidedText& decided : texts)
        if (isFreeText(clashed, decided.field) && decided.text != decided.theirs)
            write(decided, change);
    return change;
}

json::object exportedText(const AttentionText& text)
{
    return {{"field", text.field},
            {"before", text.was},
            {"thisDevice", text.mine},
            {"headquarters", text.theirs},
            {"together", text.proposal}};
}

} // namespace

Result<AttentionCase> AttentionService::caseOf(std::int64_t entry)
{
    auto found = AttentionStore(m_tablet.database()).find(entry);
    if (!found)
        return Error{ErrorCode::notFound, "attention entry"};
    AttentionCase out;
    out.entry = std::move(*found);
    if (!out.entry.change)
        return out;
    const Change& change = *out.entry.change;
    const bool conflict = out.entry.outcome == Outcome::conflict;
    out.maySendAgain =
        conflict || change.kind == ChangeKind::create || change.kind == ChangeKind::update;
    Document row = headquartersRow(m_tablet, change.type, change.recordId);
    if (row.empty())
        row = out.entry.theirs;
    for (const auto& field : change.fields) {
        if (conflict && !out.entry.theirs.contains(field.key()))
            continue;
        if (isFreeText(change, field.key()))
            out.texts.push_back(textOf(change, field.key(), row));
        else
            out.otherFields.emplace_back(field.key());
    }
    return out;
}

Result<AttentionCase> AttentionService::open(std::int64_t entry)
{
    Result<AttentionCase> found = Error{ErrorCode::notFound, "attention entry"};
    const Status read = m_tablet.inTransaction([&] {
        found = caseOf(entry);
        return done();
    });
    return read ? std::move(found) : Result<AttentionCase>(read.error());
}

Status AttentionService::sendAgain(std::int64_t entry, const std::vector<DecidedText>& texts)
{
    return m_tablet.inTransaction([&]() -> Status {
        const auto found = caseOf(entry);
        if (!found)
            return found.error();
        if (!found->maySendAgain)
            return Error{ErrorCode::wrongState, "it cannot be sent again"};
        const Change& edit = *found->entry.change;
        LocalRows rows(m_tablet);
        const bool conflict = found->entry.outcome == Outcome::conflict;
        Change change =
            conflict ? resolution(edit, texts, rows) : again(edit, texts, rows, m_tablet);
        if (conflict && change.fields.empty())
            return letGo(found->entry, Decision::tookTheirs);
        if (!AttentionStore(m_tablet.database())
                 .decide(entry, Decision::sentAgain, m_tablet.clock().now()))
            return Error{ErrorCode::wrongState, "decided"};
        return rows.save(std::move(change));
    });
}

Status AttentionService::takeTheirs(std::int64_t entry)
{
    return close(entry, Decision::tookTheirs);
}

Status AttentionService::giveUp(std::int64_t entry)
{
    return close(entry, Decision::givenUp);
}

Status AttentionService::close(std::int64_t entry, Decision decision)
{
    return m_tablet.inTransaction([&]() -> Status {
        const auto found = AttentionStore(m_tablet.database()).find(entry);
        return found ? letGo(*found, decision)
                     : Status(Error{ErrorCode::notFound, "attention entry"});
    });
}

Status AttentionService::letGo(const AttentionEntry& entry, Decision decision)
{
    if (!AttentionStore(m_tablet.database()).decide(entry.entry, decision, m_tablet.clock().now()))
        return Error{ErrorCode::wrongState, "decided"};
    LocalRows(m_tablet).giveUp(entry.type, entry.recordId, entry.editId);
    return done();
}

Result<std::string> AttentionService::exported(std::int64_t entry)
{
    const auto found = open(entry);
    if (!found)
        return found.error();
    const AttentionEntry& about = found->entry;
    json::object out{
        {"record", json::object{{"type", word(about.type)}, {"id", about.recordId.text()}}},
        {"outcome", word(about.outcome)},
        {"answeredAt", parkDate(about.at).text() + " " + parkTimeText(about.at)}};
    if (!about.reason.empty())
        out["reason"] = about.reason;
    if (about.change)
        out["edit"] = toJson(*about.change);
    else
        out["unreadable"] = about.changeText;
    if (!about.theirs.empty())
        out["headquarters"] = about.theirs;
    json::array texts;
    for (const AttentionText& text : found->texts)
        texts.push_back(exportedText(text));
    if (!texts.empty())
        out["texts"] = std::move(texts);
    return json::serialize(out);
}

} // namespace wupan
