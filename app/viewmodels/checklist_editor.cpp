#include "checklist_editor.h"

#include "app/core_thread.h"
#include "checklist_text.h"
#include "core/forms/value.h"
#include "core/services/visit_service.h"
#include "core/store/record_store.h"
#include "picture_file.h"
#include "visit_text.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr int kTypingMs = 700; // with the write itself, less than a second
constexpr int kPauseMs = 700;  // who pauses so long has typed what was meant

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

ChecklistEditor::ChecklistEditor(CoreThread& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_unsaved(core, [this](const UnsavedEdits::Edits& edits) { return workFor(edits); })
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &ChecklistEditor::keepTyped);
    connect(&m_pause, &QTimer::timeout, this, &ChecklistEditor::keepTyped);
}

void ChecklistEditor::show(const VisitDetails& details)
{
    if (m_details.visit.id != details.visit.id)
        close();
    m_details = details;
    m_formError = checklist_text::formErrorOf(details);
    if (!details.form.form) {
        m_session.reset();
        emit changed();
        return;
    }
    std::map<std::string, std::string> answers = details.visit.answers;
    if (m_session)
        for (const auto& [path, edit] : m_unsaved.edits())
            answers[path] = ownAnswer(path);
    std::erase_if(answers, [](const auto& answer) { return answer.second.empty(); });
    if (!m_session || m_session->savedAnswers() != answers)
        m_session.emplace(details.form.form, answers, parkDate(details.now));
    // Another answer came from headquarters.
    std::erase_if(m_typed, [&](const auto& each) {
        const auto& [path, typed] = each;
        const forms::Question* question = m_session->form().question(path);
        return typed.tried && typed.problem.isEmpty() &&
               checklist_text::answerOf(*question, typed.text).toStdString() !=
                   m_session->answer(path);
    });
    showAnswers();
}

void ChecklistEditor::close()
{
    flush();
    m_unsaved.forget();
    m_session.reset();
    m_details = VisitDetails();
    m_formError.clear();
    m_proposals.clear();
    m_questions.show({});
    m_rows = {};
    m_typed.clear();
    m_section.clear();
}

void ChecklistEditor::showSection(const std::string& path)
{
    flush();
    if (path == m_section)
        return;
    m_section = path;
    showQuestions();
}

std::vector<forms::SectionProgress> ChecklistEditor::sections() const
{
    return m_session ? m_session->sections() : std::vector<forms::SectionProgress>();
}

int ChecklistEditor::progressPercent() const
{
    return m_session ? m_session->progressPercent() : 0;
}

int ChecklistEditor::difficultiesIn(const forms::Section& section) const
{
    return static_cast<int>(std::ranges::count_if(m_proposals, [&](const forms::Proposal& each) {
        return each.questionPath.starts_with(section.path + "/");
    }));
}

std::vector<ChecklistEditor::Gap> ChecklistEditor::gaps() const
{
    std::vector<Gap> gaps;
    if (!m_session)
        return gaps;
    const std::vector<std::string> missing = m_session->missingRequired();
    const forms::FormDefinition& form = m_session->form();
    for (std::size_t i = 0; i < form.questions.size(); ++i) {
        const forms::Question& question = form.questions[i];
        if (!m_session->relevant(question.path))
            continue;
        const auto typed = m_typed.find(question.path);
        const QString reason = typed == m_typed.end() ? QString() : typed->second.problem;
        if (reason.isEmpty() && std::ranges::count(missing, question.path) == 0)
            continue;
        const forms::Section* section = form.sectionOf(i);
        gaps.push_back({question.path, section == nullptr ? std::string() : section->path,
                        checklist_text::inAppLanguage(question.label), reason});
    }
    return gaps;
}

std::int64_t ChecklistEditor::missing() const
{
    return m_session ? static_cast<std::int64_t>(m_session->missingRequired().size()) : 0;
}

void ChecklistEditor::type(const QString& path, const QString& text)
{
    const forms::Question* question = questionAt(path);
    if (question == nullptr)
        return;
    m_typed[question->path] = {text, false, {}};
    showQuestions();
    if (!m_typing.isActive())
        m_typing.start();
    m_pause.start();
}

void ChecklistEditor::flush()
{
    m_pause.stop();
    keepTyped();
}

void ChecklistEditor::keepTyped()
{
    m_typing.stop();
    bool tried = false;
    for (auto& [path, typed] : m_typed) {
        const forms::Question* question = m_session ? m_session->form().question(path) : nullptr;
        if (typed.tried || question == nullptr)
            continue;
        tried = true;
        const Status given = give(*question, typed.text);
        // Half a date is no mistake yet.
        typed.tried = given || !m_pause.isActive();
        typed.problem =
            given || !typed.tried ? QString() : checklist_text::problemOf(*question, given.error());
    }
    m_unsaved.send();
    if (tried)
        showAnswers();
}

void ChecklistEditor::choose(const QString& path, const QString& value)
{
    const forms::Question* question = questionAt(path);
    if (question == nullptr)
        return;
    const QString before = fieldText(*question);
    QString after = before == value ? QString() : value;
    if (question->type == forms::QuestionType::selectMultiple) {
        QStringList values; // in the order of the form
        for (const forms::Choice& choice : question->choices) {
            const QString each = QString::fromStdString(choice.value);
            if (forms::isSelected(before.toStdString(), choice.value) != (each == value))
                values << each;
        }
        after = values.join(QLatin1Char(' '));
    }
    giveChosen(*question, after);
}

void ChecklistEditor::step(const QString& path, int by)
{
    const forms::Question* question = questionAt(path);
    if (question == nullptr)
        return;
    const QString present = checklist_text::answerOf(*question, fieldText(*question));
    bool whole = true;
    const qint64 from = present.isEmpty() ? 0 : present.toInt(&whole);
    // Less than nothing is zero, for a start.
    const qint64 to = present.isEmpty() && by < 0 ? 0 : from + by;
    if (!whole || !give(*question, QString::number(to)))
        return;
    m_typed.erase(question->path);
    m_unsaved.send();
    showAnswers();
}

Status ChecklistEditor::give(const forms::Question& question, const QString& text)
{
    const std::string before = ownAnswer(question.path);
    const std::string after = checklist_text::answerOf(question, text).toStdString();
    if (const auto given = m_session->setAnswer(question.path, after); !given)
        return given.error();
    if (after != before)
        m_unsaved.note(question.path);
    return done();
}

void ChecklistEditor::giveChosen(const forms::Question& question, const QString& text)
{
    if (const Status given = give(question, text))
        m_typed.erase(question.path);
    else
        m_typed[question.path] = {text, true, checklist_text::problemOf(question, given.error())};
    m_unsaved.send();
    showAnswers();
}

UnsavedEdits::Work ChecklistEditor::workFor(const UnsavedEdits::Edits& edits) const
{
    std::map<std::string, std::string> answers;
    for (const auto& [path, edit] : edits)
        answers[path] = ownAnswer(path);
    return [visit = m_details.visit.id, answers, missing = missing()](Tablet& tablet) {
        return VisitService(tablet).saveAnswers(visit, answers, missing);
    };
}

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

void ChecklistEditor::addPhoto(const QString& path, const QUrl& file)
{
    if (questionAt(path) == nullptr)
        return;
    NewFile owner;
    owner.ownerType = RecordType::visit;
    owner.ownerId = m_details.visit.id.uuid;
    owner.questionPath = path.toStdString();
    act([owner, file](Tablet& tablet) { return keepPhoto(tablet, owner, file); },
        [this, path](AttachmentId photo) {
            // The answer names the latest photo; the others belong to the question all the same.
            if (const forms::Question* question = questionAt(path))
                giveChosen(*question, QString::fromStdString(photo.text()));
        });
}

const forms::Question* ChecklistEditor::questionAt(const QString& path) const
{
    return m_session && m_details.fillable() ? m_session->form().question(path.toStdString())
                                             : nullptr;
}

const forms::Proposal* ChecklistEditor::proposalAt(const QString& path) const
{
    const auto found =
        std::ranges::find(m_proposals, path.toStdString(), &forms::Proposal::questionPath);
    return found == m_proposals.end() || !m_details.fillable() ? nullptr : &*found;
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
    if (taken == m_details.taken.end() || !m_details.fillable())
        return;
    NewFile owner;
    owner.ownerType = RecordType::issue;
    owner.ownerId = taken->second.issue.id.uuid;
    act([owner, file](Tablet& tablet) { return keepPhoto(tablet, owner, file); },
        [](AttachmentId) {});
}

std::string ChecklistEditor::ownAnswer(const std::string& path) const
{
    const auto found = m_session->savedAnswers().find(path);
    return found == m_session->savedAnswers().end() ? std::string() : found->second;
}

QString ChecklistEditor::fieldText(const forms::Question& question) const
{
    const auto typed = m_typed.find(question.path);
    return typed != m_typed.end() ? typed->second.text
                                  : QString::fromStdString(m_session->answer(question.path));
}

void ChecklistEditor::showAnswers()
{
    m_proposals = m_session->proposals();
    showQuestions();
    emit changed();
}

void ChecklistEditor::showQuestions()
{
    if (m_session)
        m_questions.show(
            m_rows.ofSection(m_section, {*m_session, m_details, m_proposals, m_typed}));
}

} // namespace wupan
