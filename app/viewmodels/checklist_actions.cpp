#include "app/core_thread.h"
#include "checklist_editor.h"
#include "core/services/visit_service.h"
#include "core/store/record_store.h"
#include "picture_file.h"
#include "visit_text.h"

#include <algorithm>

/// What a checklist puts on the tablet besides answers: photos, and issues.
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

void ChecklistEditor::addFile(const QString& path,
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
    addFile(path, [file](Tablet& tablet, const NewFile& owner) {
        return keepPhoto(tablet, owner, file);
    });
}

void ChecklistEditor::addDrawing(const QString& path, const QImage& drawing)
{
    addFile(path, [drawing](Tablet& tablet, const NewFile& owner) {
        return keepDrawing(tablet, owner, drawing);
    });
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
