#include "rating_editor.h"

#include "app/core_thread.h"
#include "core/services/attachment_service.h"
#include "core/services/issue_service.h"
#include "issue_text.h"
#include "picture_file.h"

namespace wupan {
namespace {

QList<Choice> gradeChoices()
{
    QList<Choice> choices;
    for (const auto& [grade, name] : WordTable<Grade>::entries)
        choices.append({QString::fromUtf8(name), issue_text::gradeName(grade)});
    return choices;
}

/// The signature first: a rating is never without it.
Status keepRating(Tablet& tablet, IssueId issue, const std::string& signature,
                  const json::object& values)
{
    NewFile file;
    file.ownerType = RecordType::issue;
    file.ownerId = issue.uuid;
    file.kind = AttachmentKind::signature;
    file.bytes = signature;
    file.takenAt = tablet.clock().now();
    const Result<AttachmentId> kept = AttachmentService(tablet).add(file);
    return kept ? IssueService(tablet).take(issue, IssueStep::rate, values) : Status(kept.error());
}

} // namespace

RatingEditor::RatingEditor(CoreThread& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
    m_grades.setChoices(gradeChoices());
    connect(&m_grades, &ChoiceModel::chosenChanged, this, &RatingEditor::changed);
}

void RatingEditor::setRemark(const QString& remark)
{
    if (remark == m_remark)
        return;
    m_remark = remark;
    emit changed();
}

bool RatingEditor::canSubmit() const
{
    return m_wanted && !m_saving && signedOff() && !m_grades.chosen().isEmpty();
}

void RatingEditor::show(const QString& issueId, bool wanted)
{
    if (issueId != m_issueId)
        clear();
    m_issueId = issueId;
    m_wanted = wanted;
    emit changed();
}

void RatingEditor::clear()
{
    m_remark.clear();
    m_signature = {};
    m_errorText.clear();
    m_grades.clear();
}

void RatingEditor::chooseGrade(const QString& word)
{
    m_grades.choose(word);
}

void RatingEditor::sign(const QImage& signature)
{
    m_signature = signature;
    emit changed();
}

void RatingEditor::wipe()
{
    m_signature = {};
    emit changed();
}

void RatingEditor::submit()
{
    const auto issue = IssueId::parse(m_issueId.toStdString());
    if (!issue || !canSubmit())
        return;
    m_saving = true;
    emit changed();
    json::object values{{"grade", m_grades.chosen().toStdString()}};
    if (const QString remark = m_remark.trimmed(); !remark.isEmpty())
        values["text"] = remark.toStdString();
    m_core.write(
        this,
        [id = *issue, png = pngOf(m_signature), values = std::move(values)](Tablet& tablet) {
            return keepRating(tablet, id, png, values);
        },
        [this, issueId = m_issueId](const Status& status) { finish(issueId, status); });
}

void RatingEditor::finish(const QString& issueId, const Status& status)
{
    m_saving = false;
    if (issueId == m_issueId) {
        if (status)
            clear();
        else
            m_errorText = issue_text::sentenceFor(status.error());
    }
    emit changed();
    if (status)
        emit submitted();
}

} // namespace wupan
