#include "issue_editor.h"

#include "app/core_thread.h"
#include "core/services/issue_service.h"
#include "issue_text.h"
#include "picture_file.h"

namespace wupan {
namespace {

const QString kSupplement = QStringLiteral("supplement");
const QString kComment = QStringLiteral("comment");

} // namespace

IssueEditor::IssueEditor(CoreThread& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_rating(core)
{
    connect(&m_core, &CoreThread::recordsChanged, this, &IssueEditor::refresh);
    connect(&m_steps, &ChoiceModel::chosenChanged, this, &IssueEditor::stepChanged);
}

QString IssueEditor::title() const
{
    return QString::fromStdString(m_details.issue.title);
}

QString IssueEditor::description() const
{
    return QString::fromStdString(m_details.issue.description);
}

QString IssueEditor::placeholder() const
{
    return m_steps.chosen() == kSupplement ? tr("Add progress or material…")
                                           : tr("Write a comment…");
}

bool IssueEditor::canSubmit() const
{
    return m_loaded && !m_saving && !m_steps.chosen().isEmpty() && !draft().trimmed().isEmpty();
}

void IssueEditor::setDraft(const QString& draft)
{
    if (draft == this->draft() || m_issueId.isEmpty())
        return;
    m_drafts[m_issueId] = draft;
    setErrorText({});
    emit draftChanged();
}

void IssueEditor::open(const QString& issueId)
{
    if (issueId == m_issueId)
        return;
    m_issueId = issueId;
    m_loaded = false;
    setErrorText({});
    emit issueIdChanged();
    emit draftChanged();
    refresh();
}

void IssueEditor::close()
{
    open({});
    show({}, std::nullopt);
}

void IssueEditor::refresh()
{
    const auto id = IssueId::parse(m_issueId.toStdString());
    if (!id)
        return;
    m_core.read(
        this, [id = *id](Tablet& tablet) { return readIssueDetails(tablet, id); },
        [this, issueId = m_issueId](std::optional<IssueDetails> details) {
            show(issueId, std::move(details));
        });
}

void IssueEditor::show(const QString& issueId, std::optional<IssueDetails> details)
{
    if (issueId != m_issueId)
        return; // another one was opened meanwhile
    m_loaded = details.has_value();
    m_details = details ? std::move(*details) : IssueDetails{};
    m_stations.show(m_details.issue);
    m_timeline.show(std::move(m_details.timeline));
    m_core.wantThumbnails(lackingThumbnails(m_details.photos));
    m_photos.show(std::move(m_details.photos));
    showSteps();
    m_rating.show(issueId, m_details.mayRate);
    emit changed();
    emit draftChanged();
}

void IssueEditor::showSteps()
{
    QList<Choice> steps;
    if (m_details.maySupplement)
        steps.append({kSupplement, tr("Supplement")});
    if (m_details.mayComment)
        steps.append({kComment, tr("Comment")});
    m_steps.setChoices(steps);
    if (!m_steps.offers(m_steps.chosen()) && !steps.isEmpty())
        m_steps.choose(steps.first().word);
}

void IssueEditor::chooseStep(const QString& word)
{
    m_steps.choose(word);
}

void IssueEditor::submit()
{
    const auto id = IssueId::parse(m_issueId.toStdString());
    if (!id || !canSubmit())
        return;
    const IssueStep step =
        m_steps.chosen() == kSupplement ? IssueStep::supplement : IssueStep::comment;
    m_saving = true;
    emit draftChanged();
    m_core.write(
        this,
        [id = *id, step, text = draft().trimmed().toStdString()](Tablet& tablet) {
            IssueService issues(tablet);
            return step == IssueStep::supplement ? issues.supplement(id, text)
                                                 : issues.comment(id, text);
        },
        [this, issueId = m_issueId](const Status& status) {
            if (status)
                m_drafts.remove(issueId);
            finish(issueId, status);
            if (status)
                emit submitted();
        });
}

void IssueEditor::addPhoto(const QUrl& file)
{
    const auto id = IssueId::parse(m_issueId.toStdString());
    if (!id)
        return;
    m_core.write(
        this,
        [id = *id, file](Tablet& tablet) -> Status {
            NewFile owner;
            owner.ownerType = RecordType::issue;
            owner.ownerId = id.uuid;
            const Result<AttachmentId> kept = keepPhoto(tablet, owner, file);
            return kept ? done() : Status(kept.error());
        },
        [this, issueId = m_issueId](const Status& status) { finish(issueId, status); });
}

void IssueEditor::warn(const QString& sentence)
{
    setErrorText(sentence);
}

void IssueEditor::finish(const QString& issueId, const Status& status)
{
    m_saving = false;
    if (issueId == m_issueId)
        setErrorText(status ? QString() : issue_text::sentenceFor(status.error()));
    emit draftChanged();
}

void IssueEditor::setErrorText(const QString& text)
{
    if (text == m_errorText)
        return;
    m_errorText = text;
    emit errorTextChanged();
}

} // namespace wupan
