#include "server/openrosa/submission_intake.h"

#include "core/base/base64.h"
#include "core/base/digest_id.h"
#include "core/base/file_name.h"
#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/forms/instance_path.h"
#include "core/model/visit.h"
#include "server/api/audit.h"
#include "server/api/change_applier.h"
#include "server/api/desk.h"
#include "server/api/edit_counts.h"
#include "server/api/files_handler.h"
#include "server/api/taken_file.h"
#include "server/api/visibility.h"
#include "server/openrosa/checklists.h"
#include "server/openrosa/collect_keys.h"
#include "server/pages/multipart.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr std::string_view kXmlPart = "xml_submission_file";
constexpr std::string_view kIncompletePart = "*isIncomplete*";
constexpr std::string_view kAuditPart = "audit.csv"; // how the form was filled in: nobody asks
constexpr std::size_t kMostXmlBytes = 1024ULL * 1024;
constexpr std::string_view kNotAllowed = "notAllowed";

/// Whether a submission says the same as the one of its name that came first.
bool saysTheSame(const Change& first, const Change& again)
{
    constexpr std::array<std::string_view, 3> kContent{"enterpriseId", "summary", "answers"};
    return std::ranges::all_of(kContent, [&](std::string_view field) {
        return first.fields.contains(field) && again.fields.contains(field) &&
               first.fields.at(field) == again.fields.at(field);
    });
}

} // namespace

Result<IntakeAnswer> SubmissionIntake::take(std::string_view contentType, std::string_view body)
{
    readParts(contentType, body);
    if (m_xml.empty())
        return IntakeAnswer{400, "noXml"};
    if (m_xml.size() > kMostXmlBytes)
        return IntakeAnswer{413, "tooLong"};
    if (const Status stored = storeFiles(); !stored)
        return stored.error();
    const auto examined = examine();
    if (!examined)
        return examined.error();
    if (*examined)
        return refuse(**examined);
    std::optional<Refusal> refusal;
    const Status written = m_context.store.write([&](StoreTransaction& transaction) {
        refusal = store(transaction);
        return done();
    });
    if (!written)
        return written.error();
    if (refusal)
        return refuse(*refusal);
    if (m_moreToCome)
        return IntakeAnswer{202, "moreToCome"};
    return IntakeAnswer{201, "taken", {}, m_checked.difficulties};
}

void SubmissionIntake::readParts(std::string_view contentType, std::string_view body)
{
    for (const FormPart& part : multipartValues(contentType, body))
        if (part.name == kXmlPart)
            m_xml = part.value;
        else if (part.name == kIncompletePart)
            m_moreToCome = part.value == "yes";
        else if (part.name != kAuditPart)
            m_files[std::string(part.name)] = part.value;
}

/// Also of a submission that is refused then: nothing that was sent is lost.
Status SubmissionIntake::storeFiles()
{
    for (const auto& [name, bytes] : m_files) {
        const std::string_view type = takenTypeOf(bytes);
        if (type.empty() || bytes.size() > static_cast<std::size_t>(kMaxFileBytes))
            continue;
        const std::string sha256 = sha256Hex(bytes);
        if (!m_context.files.has(sha256))
            if (Status stored = storeFile(bytes, sha256); !stored)
                return stored;
        m_kept[name] = {sha256, static_cast<std::int64_t>(bytes.size()), std::string(type)};
    }
    return done();
}

Status SubmissionIntake::storeFile(std::string_view bytes, const std::string& sha256)
{
    const Uuid part = Uuid::v7(m_context.clock.now(), m_context.random);
    // While it is held, nobody takes the part for one that was left behind.
    const FilesFolder::Hold hold(m_context.files, part);
    if (!hold)
        return Error{ErrorCode::serverBusy, ""};
    Status stored = m_context.files.append(part, bytes);
    if (stored)
        stored = m_context.files.finish(part, sha256);
    if (!stored)
        m_context.files.remove(part);
    return stored;
}

auto SubmissionIntake::examine() -> Result<std::optional<Refusal>>
{
    const auto document = forms::SubmissionDocument::load(m_xml);
    if (!document)
        return std::optional(Refusal{"unreadable"});
    const auto head = headOf(*document);
    if (!head)
        return std::optional(Refusal{head.error().detail});
    m_submission = *head;
    if (m_caller.mayOnlyDeliver || !mayVisit(m_caller.actor.role))
        return std::optional(Refusal{std::string(kNotAllowed), {}, 403});
    if (m_submission.replaces)
        return std::optional(Refusal{"editedAgain", {}, 409});
    std::optional<Checklist> checklist;
    bool knowsEnterprise = false;
    const auto enterprise = Uuid::parse(m_submission.enterprise);
    const Status read = m_context.store.read([&](StoreTransaction& store) {
        checklist = checklistOf(store, m_caller, m_submission.formId, m_submission.version);
        const auto stored = enterprise
                                ? store.record(m_caller.park, RecordType::enterprise, *enterprise)
                                : std::nullopt;
        knowsEnterprise =
            stored && mayRead(m_caller, store, RecordType::enterprise, stored->document);
        return done();
    });
    if (!read)
        return read.error();
    if (!checklist)
        return std::optional(
            Refusal{"unknownForm", m_submission.formId + " " + m_submission.version});
    if (!knowsEnterprise)
        return std::optional(Refusal{"unknownEnterprise"});
    m_checklist = checklist->id;
    return examineAnswers(*document, checklist->xml);
}

auto SubmissionIntake::examineAnswers(const forms::SubmissionDocument& document,
                                      const std::string& formXml) -> std::optional<Refusal>
{
    const auto form = forms::parseForm(formXml);
    const auto answers = form ? answersOf(document, **form) : Result<forms::Answers>(form.error());
    if (!answers)
        return Refusal{"unknownForm", m_submission.formId};
    // A phone's clock may say anything; no visit was later than now.
    const Instant now = m_context.clock.now();
    m_endedAt = std::clamp(m_submission.endedAt.value_or(now), Instant{0}, now);
    m_startedAt = std::clamp(m_submission.startedAt.value_or(m_endedAt), Instant{0}, m_endedAt);
    auto checked = checkAnswers(*form, *answers, parkDate(m_endedAt));
    if (!checked)
        return Refusal{"wrongAnswer", checked.error().detail};
    m_checked = std::move(*checked);
    for (const auto& [path, name] : m_checked.files) {
        const bool isPhoto =
            (*form)->question(forms::withoutKeys(path))->type == forms::QuestionType::photo;
        const auto kept = m_kept.find(name);
        const bool isTaken =
            kept != m_kept.end() && (!isPhoto || kept->second.mediaType.starts_with("image/"));
        if (m_files.contains(name) && !isTaken)
            return Refusal{isPhoto ? "noPicture" : "noFile", name, 415};
        if (!isPhoto)
            m_notPhotos.insert(path);
    }
    return std::nullopt;
}

auto SubmissionIntake::store(StoreTransaction& store) -> std::optional<Refusal>
{
    SyncRequest clocks;
    clocks.deviceAt = m_context.clock.now();
    ChangeApplier applier(m_context, m_caller, store, clocks); // reads the park, so holds it first
    if (const std::string name = missingFile(store); !m_moreToCome && !name.empty())
        return Refusal{"missingFile", name};
    if (auto refusal = storeVisit(applier, store))
        return refusal;
    for (const auto& [path, name] : m_checked.files) {
        const auto file = m_kept.find(name);
        if (file == m_kept.end())
            continue;
        const Change change = fileChange(path, file->second);
        if (store.historyOfEdit(m_caller.park, change.editId))
            continue;
        HistoryEntry entry = applier.take(change);
        if (entry.outcome.outcome == Outcome::refused)
            return Refusal{entry.outcome.reason, name};
        note(store, std::move(entry));
    }
    return std::nullopt;
}

auto SubmissionIntake::storeVisit(ChangeApplier& applier, StoreTransaction& store)
    -> std::optional<Refusal>
{
    const Change change = visitChange();
    if (const auto before = store.historyOfEdit(m_caller.park, change.editId))
        return saysTheSame(before->change, change)
                   ? std::nullopt
                   : std::optional(Refusal{"changedSince", {}, 409});
    HistoryEntry entry = applier.take(change);
    if (entry.outcome.outcome == Outcome::refused)
        return Refusal{entry.outcome.reason, {}, entry.outcome.reason == kNotAllowed ? 403 : 400};
    note(store, std::move(entry));
    return std::nullopt;
}

/// A file that the answers name, and that came neither now nor before; empty = there is none.
std::string SubmissionIntake::missingFile(StoreTransaction& store) const
{
    for (const auto& [path, name] : m_checked.files)
        if (!m_kept.contains(name) &&
            !store.record(m_caller.park, RecordType::attachment, fileId(path).uuid))
            return name;
    return {};
}

Change SubmissionIntake::visitChange() const
{
    Change change = newChange(RecordType::visit, derived("visit"));
    json::object answers;
    for (const auto& [path, answer] : m_checked.answers)
        answers[path] = m_checked.files.contains(path) ? fileId(path).text() : answer;
    change.fields = {
        {"enterpriseId", m_submission.enterprise}, {"officerId", m_caller.actor.id.text()},
        {"checklistId", m_checklist.text()},       {"state", word(VisitState::completed)},
        {"checkedInAt", m_startedAt.ms},           {"completedAt", m_endedAt.ms},
        {"answers", std::move(answers)},           {"missingAnswers", m_checked.missing}};
    if (!m_submission.summary.empty()) {
        change.fields["summary"] = m_submission.summary;
        change.fields["summaryWrittenAt"] = m_endedAt.ms;
    }
    return change;
}

Change SubmissionIntake::fileChange(const std::string& path, const KeptFile& file) const
{
    const bool isPhoto = !m_notPhotos.contains(path);
    Change change = newChange(RecordType::attachment, fileId(path).uuid);
    change.fields = {{"ownerType", word(RecordType::visit)},
                     {"ownerId", derived("visit").text()},
                     {"kind", word(isPhoto ? AttachmentKind::photo : AttachmentKind::file)},
                     {"questionPath", path},
                     {"sha256", file.sha256},
                     {"sizeBytes", file.sizeBytes},
                     {"mediaType", file.mediaType},
                     {"authorId", m_caller.actor.id.text()},
                     {"takenAt", m_endedAt.ms}};
    if (!isPhoto)
        change.fields["fileName"] = fileNameFor(m_checked.files.at(path), file.mediaType);
    return change;
}

Change SubmissionIntake::newChange(RecordType type, const Uuid& record) const
{
    Change change;
    change.editId = EditId{derived("edit of " + record.text())};
    change.type = type;
    change.recordId = record;
    change.kind = ChangeKind::create;
    change.deviceAt = m_context.clock.now();
    return change;
}

AttachmentId SubmissionIntake::fileId(const std::string& path) const
{
    return AttachmentId{derived("photo " + path + "\n" + m_checked.files.at(path))};
}

/// The same for the same part of the same submission of the same person.
Uuid SubmissionIntake::derived(std::string_view what) const
{
    return idOfDigest(sha256("openrosa\n" + m_caller.park.text() + m_caller.actor.id.text() + "\n" +
                             m_submission.instanceId + "\n" + std::string(what)));
}

void SubmissionIntake::note(StoreTransaction& store, HistoryEntry entry)
{
    const DeviceId device = m_caller.actor.deviceId;
    if (device.isNil()) {
        entry.change.sequence = nextSequenceAtDesk(store);
    } else {
        const DevicePast past = store.past(device);
        entry.change.sequence = past.sequence + 1;
        entry.change.chain = chainAfter(past.chain, entry.change.editId);
    }
    entry.outcome.sequence = entry.change.sequence;
    keepInHistory(store, entry);
    if (m_context.edits != nullptr)
        m_context.edits->note(entry.outcome.outcome);
}

/// Once, however often it comes.
void SubmissionIntake::keep(StoreTransaction& store, const Refusal& refusal)
{
    HistoryEntry kept;
    Change& change = kept.change;
    change.editId =
        EditId{derived("copy " + refusal.word + refusal.what + "\n" + std::string(m_xml))};
    if (store.historyOfEdit(m_caller.park, change.editId))
        return;
    change.kind = ChangeKind::giveUp;
    change.type = RecordType::visit;
    change.recordId = derived("visit");
    change.deviceAt = m_context.clock.now();
    // A giveUp has to name something.
    const bool hasName = !m_submission.instanceId.empty();
    change.fields = {{"editId", hasName ? m_submission.instanceId : change.editId.text()},
                     {"reason", refusal.word}};
    if (isUtf8(m_xml))
        change.fields["text"] = m_xml;
    else
        change.fields["base64"] = toBase64(m_xml);
    json::object files;
    for (const auto& [name, picture] : m_kept)
        if (isUtf8(name))
            files[name] = picture.sha256;
    if (!files.empty())
        change.fields["files"] = std::move(files);
    kept.park = m_caller.park;
    kept.device = m_caller.actor.deviceId;
    kept.author = m_caller.actor.id;
    kept.receivedAt = kept.correctedAt = m_context.clock.now();
    kept.outcome.outcome = Outcome::refused;
    kept.outcome.reason = refusal.word;
    note(store, std::move(kept));
}

Result<IntakeAnswer> SubmissionIntake::refuse(const Refusal& refusal)
{
    const Status kept = m_context.store.write([&](StoreTransaction& store) {
        keep(store, refusal);
        return done();
    });
    if (!kept)
        return kept.error();
    return IntakeAnswer{refusal.status, refusal.word, refusal.what};
}

} // namespace wupan
