#include "core/sync/local_rows.h"

#include "core/model/attachment.h"
#include "core/model/issue_event.h"
#include "core/store/attention_store.h"
#include "core/store/file_upload_store.h"
#include "core/store/meta_store.h"
#include "core/store/snapshot_store.h"
#include "core/store/unknown_record_store.h"
#include "core/sync/apply_change.h"
#include "core/sync/planted_bug.h"
#include "core/sync/tuning.h"

#include <utility>

namespace wupan {
namespace {

/// On the tablet the own edit is always seen: where headquarters would call two texts a conflict,
/// the row shows the own one until somebody decides.
Applied applyLocally(const Document* current, const Change& change, Tablet& tablet)
{
    const Actor& actor = tablet.actor();
    Applied applied = applyChange(current, {}, change, {actor, change.deviceAt, tablet.rules()});
    if (applied.outcome.outcome == Outcome::conflict)
        for (const auto& clash : applied.outcome.theirs)
            if (const json::value* own = change.fields.if_contains(clash.key()))
                applied.document[clash.key()] = *own;
    return applied;
}

Error asError(const ChangeOutcome& outcome)
{
    const bool rights = outcome.reason == "notAllowed" || outcome.reason == "notYours";
    const bool missing = outcome.reason == "missing";
    return {rights    ? ErrorCode::notAllowed
            : missing ? ErrorCode::notFound
                      : ErrorCode::wrongState,
            outcome.reason};
}

} // namespace

LocalRows::LocalRows(Tablet& tablet)
    : m_tablet(tablet)
    , m_records(tablet.database())
    , m_outbox(tablet.database())
{}

Change LocalRows::change(RecordType type, const Uuid& id, ChangeKind kind)
{
    Change change;
    change.type = type;
    change.recordId = id;
    change.kind = kind;
    change.editId = {Uuid::v7(m_tablet.clock().now(), m_tablet.random())};
    change.deviceAt = m_tablet.clock().now();
    change.uptimeMs = m_tablet.clock().uptimeMs();
    change.bootId = m_tablet.clock().bootId();
    return change;
}

Status LocalRows::save(Change change)
{
    const std::optional<Document> current = m_records.read(change.type, change.recordId);
    change.baseRevision = current ? integerAt(*current, "revision") : 0;
    const Applied applied = applyLocally(current ? &*current : nullptr, change, m_tablet);
    if (applied.outcome.outcome == Outcome::refused)
        return asError(applied.outcome);
    if (!m_outbox.hasEditsOf(change.recordId))
        m_outbox.setBase(change.type, change.recordId, current ? &*current : nullptr);
    m_outbox.add(change);
    m_anyEdits = true;
    if (current)
        m_records.update(change.type, *current, applied.document);
    else
        m_records.write(change.type, applied.document);
    writeEvents(applied.events);
    return done();
}

bool LocalRows::hasEditsOf(const Uuid& id)
{
    if (!m_anyEdits)
        m_anyEdits = m_outbox.count() > 0;
    return *m_anyEdits && m_outbox.hasEditsOf(id);
}

void LocalRows::adopt(RecordType type, const Uuid& id, const Document* document)
{
    if (document != nullptr)
        see(id);
    if (type == RecordType::attachment)
        noteFiles(id, document);
    if (planted(PlantedBug::eraseEditsOfGone) && document == nullptr) {
        m_outbox.seal(tuning::kChangesPerRequest);
        for (const Change& edit : m_outbox.editsOf(id))
            m_outbox.replace(standInFor(edit, edit.editId.text(), AttentionStore::kUnreadable));
    }
    if (hasEditsOf(id) && !planted(PlantedBug::pullOverEdits)) {
        m_outbox.setBase(type, id, document);
        rebuild(type, id);
        return;
    }
    if (document != nullptr)
        m_records.write(type, *document);
    else
        erase(type, id);
}

void LocalRows::erase(RecordType type, const Uuid& id)
{
    m_records.erase(type, id);
    if (std::exchange(m_erased, true))
        return;
    MetaStore(m_tablet.database()).set(MetaKey::tracesToRemove, std::string_view("1"));
}

/// What headquarters lacks of an attachment's files is sent, also when the attachment is gone.
void LocalRows::noteFiles(const Uuid& attachment, const Document* document)
{
    FileUploadStore files(m_tablet.database());
    if (document != nullptr) {
        for (const FileField& file : kFileFields)
            if (!document->contains(file.receipt))
                files.sendAgain(textAt(*document, file.hash));
        return;
    }
    const auto left = m_records.read(RecordType::attachment, attachment);
    if (!left || integerAt(*left, "revision") == 0)
        return;
    for (const FileField& file : kFileFields)
        files.noteRecordLeft(textAt(*left, file.hash));
}

void LocalRows::settle(const ChangeOutcome& outcome, Instant serverAt)
{
    // A record that takes an edit is there, and may be left out of the answer that says so.
    if (outcome.revision > 0 && inSnapshot())
        if (const auto record = m_outbox.recordOf(outcome.sequence))
            see(record->id);
    const Outcome verdict = outcome.verdict();
    if (verdict != Outcome::refused && verdict != Outcome::conflict)
        noteTaken(outcome.sequence);
    if (verdict == Outcome::applied && settleAlone(outcome, serverAt))
        return;
    const std::optional<Change> change = m_outbox.find(outcome.sequence);
    if (!change)
        return;
    const bool forgotten = (verdict == Outcome::refused && planted(PlantedBug::discardRefused)) ||
                           (verdict == Outcome::conflict && planted(PlantedBug::discardConflict));
    if ((verdict == Outcome::refused || verdict == Outcome::conflict) && !forgotten)
        AttentionStore(m_tablet.database()).add(*change, outcome, m_tablet.clock().now());
    if (verdict == Outcome::refused)
        dropUnreceivedEvent(*change);

    if (verdict != Outcome::refused && change->kind != ChangeKind::giveUp &&
        !planted(PlantedBug::nothingUnderOthers))
        putUnderOthers(*change, outcome);
    moveToSent(outcome, serverAt);
    rebuild(change->type, change->recordId);
}

/// A restored headquarters may take what it refused before. What only stands in for an edit says
/// nothing of that.
void LocalRows::noteTaken(std::int64_t sequence)
{
    AttentionStore attention(m_tablet.database());
    if (!m_anyAttention)
        m_anyAttention = attention.count() > 0;
    const auto edit = *m_anyAttention ? m_outbox.find(sequence) : std::nullopt;
    if (edit && edit->kind != ChangeKind::giveUp)
        attention.noteTaken(edit->editId, m_tablet.clock().now());
}

/// The usual case, without reading a document: this was the only edit of its record, and nothing
/// else happened to the record. The row as it stands is then headquarters' row.
bool LocalRows::settleAlone(const ChangeOutcome& outcome, Instant serverAt)
{
    const auto record = m_outbox.recordOf(outcome.sequence);
    if (!record || m_outbox.countOf(record->id) != 1 ||
        !m_records.raiseRevision(record->type, record->id, outcome.revision))
        return false;
    moveToSent(outcome, serverAt);
    m_outbox.removeBase(record->id);
    return true;
}

/// An accepted edit is part of what lies under the others; a row that is here already at that
/// revision has it in it. Where nothing else happened to the row, this is headquarters' row, and no
/// pull brings it. Of a text that clashed, headquarters keeps its own.
void LocalRows::putUnderOthers(const Change& change, const ChangeOutcome& outcome)
{
    const std::int64_t revision = outcome.revision;
    const auto base = m_outbox.base(change.recordId);
    const std::int64_t before = base && base->document ? integerAt(*base->document, "revision") : 0;
    if (!base || before >= revision)
        return;
    Applied applied = applyLocally(base->document ? &*base->document : nullptr, change, m_tablet);
    if (applied.outcome.outcome == Outcome::refused)
        return;
    if (before + 1 == revision)
        applied.document["revision"] = revision;
    for (const auto& theirs : outcome.theirs)
        applied.document[theirs.key()] = theirs.value();
    m_outbox.setBase(change.type, change.recordId, &applied.document);
}

void LocalRows::moveToSent(const ChangeOutcome& outcome, Instant serverAt)
{
    m_outbox.settle(outcome.sequence, m_tablet.actor().id, serverAt);
}

void LocalRows::keepUnknown(std::string_view type, const Document& document)
{
    if (!planted(PlantedBug::unknownTypesDropped))
        UnknownRecordStore(m_tablet.database()).put(type, document);
}

void LocalRows::forgetUnknown(const Uuid& id)
{
    UnknownRecordStore(m_tablet.database()).remove(id);
}

void LocalRows::adoptKnown()
{
    UnknownRecordStore unknown(m_tablet.database());
    for (const std::string& name : unknown.types()) {
        const auto type = parseWord<RecordType>(name);
        if (!type)
            continue;
        for (const Document& document : unknown.take(name))
            if (const auto id = Uuid::parse(textAt(document, "id")))
                adopt(*type, *id, &document);
    }
}

void LocalRows::beginAgain()
{
    for (const RecordKey& record : m_outbox.beginAgain(m_tablet.actor().id)) {
        if (m_outbox.base(record.id))
            continue;
        const auto row = m_records.read(record.type, record.id);
        m_outbox.setBase(record.type, record.id, row ? &*row : nullptr);
    }
    m_anyEdits.reset();
    MetaStore(m_tablet.database()).set(MetaKey::needsNewDeviceId, std::string_view("1"));
}

void LocalRows::beginSnapshot()
{
    if (!planted(PlantedBug::keepBaseRevisions))
        m_outbox.forgetBaseRevisions();
    if (!planted(PlantedBug::unknownStay))
        UnknownRecordStore(m_tablet.database()).clear(); // what is still in view comes again
    SnapshotStore snapshot(m_tablet.database());
    snapshot.clear();
    // Where nothing is, nothing can have gone: a first sync need not be noted down.
    m_inSnapshot = snapshot.anythingFromHeadquarters();
    MetaStore(m_tablet.database())
        .set(MetaKey::inSnapshot, std::string_view(*m_inSnapshot ? "1" : ""));
}

void LocalRows::endSnapshot()
{
    if (!inSnapshot())
        return;
    m_inSnapshot = false;
    SnapshotStore snapshot(m_tablet.database());
    for (const RecordKey& record : snapshot.unseen())
        if (!planted(PlantedBug::keepUnseen))
            adopt(record.type, record.id, nullptr);
    // Their entries in an issue's history are made by the edits that still wait.
    rebuildEdited();
    snapshot.clear();
    MetaStore(m_tablet.database()).set(MetaKey::inSnapshot, std::string_view());
}

bool LocalRows::inSnapshot()
{
    if (!m_inSnapshot)
        m_inSnapshot = !MetaStore(m_tablet.database()).text(MetaKey::inSnapshot).empty();
    return *m_inSnapshot;
}

void LocalRows::see(const Uuid& id)
{
    if (inSnapshot())
        SnapshotStore(m_tablet.database()).see(id);
}

void LocalRows::giveUp(RecordType type, const Uuid& id, std::string_view editId)
{
    Change given = change(type, id, ChangeKind::giveUp);
    given.fields["editId"] = editId;
    if (!hasEditsOf(id)) {
        const std::optional<Document> current = m_records.read(type, id);
        m_outbox.setBase(type, id, current ? &*current : nullptr);
    }
    m_outbox.add(given);
    m_anyEdits = true;
}

std::vector<Change> LocalRows::toSend(std::size_t limit, std::int64_t after)
{
    std::vector<Change> changes = m_outbox.sealed(limit, after);
    if (changes.empty())
        changes = m_outbox.seal(limit);
    if (!m_outbox.takeMetUnreadable())
        return changes;
    setAsideUnreadable();
    return toSend(limit, after);
}

void LocalRows::setAside(const Change& change)
{
    ChangeOutcome outcome;
    outcome.outcome = Outcome::refused;
    outcome.reason = AttentionStore::kUnacceptable;
    AttentionStore(m_tablet.database()).add(change, outcome, m_tablet.clock().now());
    m_outbox.replace(standInFor(change, change.editId.text(), outcome.reason));
    dropUnreceivedEvent(change);
    rebuild(change.type, change.recordId);
}

void LocalRows::setAsideUnreadable()
{
    for (const UnreadableEdit& edit : m_outbox.unreadable()) {
        const std::string known = AttentionStore(m_tablet.database()).addUnreadable(edit);
        Change lost = change(edit.type, edit.recordId, ChangeKind::giveUp);
        lost.deviceAt = edit.savedAt;
        lost.sequence = edit.sequence.value_or(0);
        // Where the id cannot be read either, the chain breaks: the device gets a new id for it.
        if (edit.sequence)
            m_outbox.replace(standInFor(lost, known, AttentionStore::kUnreadable));
        else
            m_outbox.removeAt(edit.position);
        rebuild(edit.type, edit.recordId);
    }
}

void LocalRows::rebuildEdited()
{
    for (const RecordKey& record : m_outbox.records())
        rebuild(record.type, record.id);
}

void LocalRows::rebuild(RecordType type, const Uuid& id)
{
    const auto base = m_outbox.base(id);
    if (!base)
        return;
    std::optional<Document> row = base->document;
    const std::vector<Change> edits = m_outbox.editsOf(id);
    for (const Change& edit : edits) {
        if (edit.kind == ChangeKind::giveUp)
            continue;
        Applied applied = applyLocally(row ? &*row : nullptr, edit, m_tablet);
        // An edit that no longer applies stays in the outbox: headquarters answers it with the
        // reason.
        if (applied.outcome.outcome == Outcome::refused)
            continue;
        row = std::move(applied.document);
        writeEvents(applied.events);
    }
    const std::optional<Document> present = m_records.read(type, id);
    if (row && present)
        m_records.update(type, *present, *row);
    else if (row)
        m_records.write(type, *row);
    else
        erase(type, id);
    if (edits.empty())
        m_outbox.removeBase(id);
}

void LocalRows::writeEvents(const std::vector<Document>& events)
{
    for (const Document& event : events) {
        const auto id = Uuid::parse(textAt(event, "id"));
        const auto present = id ? m_records.read(RecordType::issueEvent, *id) : std::nullopt;
        if (present && integerAt(*present, "revision") > 0)
            continue; // headquarters' own entry is there already
        m_records.write(RecordType::issueEvent, event);
    }
}

void LocalRows::dropUnreceivedEvent(const Change& change)
{
    if (change.eventId.isNil())
        return;
    const auto event = m_records.read(RecordType::issueEvent, change.eventId.uuid);
    if (event && integerAt(*event, "revision") == 0)
        m_records.erase(RecordType::issueEvent, change.eventId.uuid);
}

} // namespace wupan
