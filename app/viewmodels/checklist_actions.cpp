#include "app/core_thread.h"
#include "checklist_editor.h"
#include "core/base/file_name.h"
#include "core/services/visit_service.h"
#include "core/store/record_store.h"
#include "picture_file.h"
#include "visit_text.h"

#include <QDesktopServices>
#include <QFileInfo>

#include <algorithm>

/// What a checklist puts on the tablet besides answers: photos and other files, and issues.
namespace wupan {
namespace {

/// Whether the answer's issue is on the list already.
bool isTaken(Tablet& tablet, VisitId id, const std::string& path)
{
    const auto visit = RecordStore(tablet.database()).load<Visit>(id);
    if (!visit)
        return false;
    const auto decision = visit->proposals.find(path);
    return decision != visit->proposals.end() && decision->second != "declined";
}

} // namespace

template <class Work, class Then>
void ChecklistEditor::act(Work work, Then then)
{
    using Made = std::invoke_result_t<Work, Tablet&>;
    struct Answer
    {
        Made made;
        Instant at;
    };
    ++m_acts;
    m_core.write(
        this,
        [work = std::move(work)](Tablet& tablet) mutable -> Result<Answer> {
            Made made = work(tablet);
            if (!made)
                return made.error();
            return Answer{std::move(made), tablet.clock().now()};
        },
        [this, then = std::move(then)](const Result<Answer>& answer) {
            --m_acts;
            if (!answer) {
                emit failed(visit_text::sentenceFor(answer.error()));
                return;
            }
            then(*answer->made);
            emit acted(answer->at);
        });
}

void ChecklistEditor::attach(const QString& path,
                             std::function<Result<AttachmentId>(Tablet&, NewFile)> keep)
{
    if (questionAt(path) == nullptr)
        return;
    NewFile owner;
    owner.ownerType = RecordType::visit;
    owner.ownerId = m_details.visit.id.uuid;
    owner.questionPath = path.toStdString();
    // The answer names the latest; the others belong to the question all the same.
    act([owner, keep = std::move(keep)](Tablet& tablet) { return keep(tablet, owner); },
        [this, path](AttachmentId kept) { giveChosen(path, QString::fromStdString(kept.text())); });
}

void ChecklistEditor::addPhoto(const QString& path, const QUrl& file)
{
    const forms::Question* question = questionAt(path);
    if (question != nullptr && question->type == forms::QuestionType::barcode) {
        m_codes.begin(path, file);
        return;
    }
    attach(path,
           [file](Tablet& tablet, const NewFile& owner) { return keepPhoto(tablet, owner, file); });
}

void ChecklistEditor::addDrawing(const QString& path, const QImage& drawing)
{
    attach(path, [drawing](Tablet& tablet, const NewFile& owner) {
        return keepDrawing(tablet, owner, drawing);
    });
}

void ChecklistEditor::addFile(const QString& path, const QUrl& file)
{
    const forms::Question* question = questionAt(path);
    if (question == nullptr)
        return;
    const QString source = file.isLocalFile() ? file.toLocalFile() : file.toString();
    attach(path, [type = question->type, source](Tablet& tablet, const NewFile& owner) {
        return keepFile(tablet, owner, type, source);
    });
}

void ChecklistEditor::openFile(const QString& path)
{
    if (!m_session)
        return;
    openCopy([id = QString::fromStdString(m_session->answer(path.toStdString()))](
                 Tablet& tablet) { return copyToOpen(tablet, id); },
             tr("This tablet has no program that opens such a file. Headquarters gets it all the "
                "same."));
}

void ChecklistEditor::openFormFile(const QString& name)
{
    const auto file = m_details.formFiles.find(name.toStdString());
    if (file == m_details.formFiles.end() || file->second.isEmpty())
        return;
    openCopy(
        [path = file->second.toLocalFile().toStdString(), called = fileNameFor(file->first, {})](
            Tablet& tablet) { return copyToOpen(tablet, path, called); },
        tr("This tablet has no program that plays such a video."));
}

void ChecklistEditor::openCopy(std::function<Result<QString>(Tablet&)> copy,
                               const QString& noProgram)
{
    m_core.read(this, std::move(copy), [this, noProgram](const Result<QString>& made) {
        if (!made)
            emit failed(visit_text::sentenceFor(made.error()));
        else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(*made)))
            emit failed(noProgram);
    });
}

/// Where it belongs to may be gone with another version of the form; it is kept all the same.
void ChecklistEditor::keepRecording(const Recording& recording)
{
    if (!m_details.fillable() || !m_tried.insert(recording.file).second)
        return;
    NewFile owner;
    owner.ownerId = m_details.visit.id.uuid;
    owner.questionPath = recording.question.toStdString();
    ++m_acts;
    m_core.write(
        this,
        [owner, recording](Tablet& tablet) -> Result<AttachmentId> {
            if (QFileInfo(recording.file).size() == 0) {
                forgetRecording(recording);
                return Error{ErrorCode::notFound, "recording"};
            }
            auto kept = keepFile(tablet, owner, forms::QuestionType::audio, recording.file);
            if (kept)
                forgetRecording(recording);
            return kept;
        },
        [this, recording, visit = m_details.visit.id](const Result<AttachmentId>& kept) {
            --m_acts;
            if (kept && m_details.visit.id == visit)
                giveChosen(recording.question, QString::fromStdString(kept->text()));
            else if (!kept && kept.error().code != ErrorCode::notFound)
                emit failed(tr("The recording is no answer yet. It stays on this tablet, and is "
                               "tried again when the visit is opened next. %1")
                                .arg(visit_text::sentenceFor(kept.error())));
        });
}

/// What was being recorded when the program ended.
void ChecklistEditor::keepLeftRecordings()
{
    m_recorder.belongTo(m_details.recordingsFolder, m_details.visit.id);
    for (const Recording& left : m_details.recordings)
        if (left.file != m_recorder.recording().file)
            keepRecording(left);
    m_details.recordings.clear();
}

bool ChecklistEditor::asksToStopRecording()
{
    if (m_recorder.question().isEmpty())
        return false;
    emit failed(tr("A recording is still under way. Stop it first, then complete the visit."));
    return true;
}

const forms::Proposal* ChecklistEditor::proposalAt(const QString& path) const
{
    const auto found =
        std::ranges::find(m_proposals, path.toStdString(), &forms::Proposal::questionPath);
    return found == m_proposals.end() || !m_details.decidable() ? nullptr : &*found;
}

void ChecklistEditor::takeProposal(const QString& path)
{
    const forms::Proposal* proposal = proposalAt(path);
    if (proposal == nullptr)
        return;
    act(
        [issue = proposedIssue(*m_session, m_details.visit, *proposal)](Tablet& tablet) -> Status {
            if (isTaken(tablet, issue.visitId, issue.questionPath))
                return done();
            const Result<IssueId> id = IssueService(tablet).capture(issue);
            return id ? done() : Status(id.error());
        },
        [](Unit) {});
}

void ChecklistEditor::editProposal(const QString& path)
{
    if (const forms::Proposal* proposal = proposalAt(path))
        emit proposalOpened(proposedIssue(*m_session, m_details.visit, *proposal));
}

void ChecklistEditor::declineProposal(const QString& path)
{
    if (proposalAt(path) == nullptr)
        return;
    act(
        [visit = m_details.visit.id, path = path.toStdString()](Tablet& tablet) {
            return isTaken(tablet, visit, path) ? done()
                                                : VisitService(tablet).declineProposal(visit, path);
        },
        [](Unit) {});
}

void ChecklistEditor::addProposalPhoto(const QString& path, const QUrl& file)
{
    const auto taken = m_details.taken.find(path.toStdString());
    if (taken == m_details.taken.end() || !m_details.decidable())
        return;
    NewFile owner;
    owner.ownerType = RecordType::issue;
    owner.ownerId = taken->second.issue.id.uuid;
    act([owner, file](Tablet& tablet) { return keepPhoto(tablet, owner, file); },
        [](AttachmentId) {});
}

} // namespace wupan
