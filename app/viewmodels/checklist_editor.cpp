#include "checklist_editor.h"

#include "app/core_thread.h"
#include "core/forms/functions.h"
#include "core/services/visit_service.h"
#include "issue_text.h"
#include "picture_file.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr int kTypingPauseMs = 700; // with the write itself, less than a second
} // namespace

ChecklistEditor::ChecklistEditor(CoreThread& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &ChecklistEditor::keepTyped);
}

void ChecklistEditor::show(const VisitDetails& details)
{
    const bool sameVisit = m_session && m_details.visit.id == details.visit.id;
    if (!sameVisit)
        close();
    m_details = details;
    m_formError = details.form.form ? QString()
                                    : tr("This checklist cannot be read. Tell headquarters: %1")
                                          .arg(QString::fromStdString(details.form.error));
    if (!details.form.form) {
        m_session.reset();
        emit changed();
        return;
    }
    // While own answers are on their way to the database, what it says is older than what is here.
    const bool current =
        sameVisit && (m_saving > 0 || m_session->savedAnswers() == details.visit.answers);
    if (!current)
        m_session.emplace(details.form.form, details.visit.answers, parkDate(details.now));
    m_proposals = m_session->proposals();
    showQuestions();
    emit changed();
}

void ChecklistEditor::close()
{
    flush();
    m_session.reset();
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
        const auto typed = m_typed.find(question.path);
        const bool refused = typed != m_typed.end() && !typed->second.problem.isEmpty();
        if (!refused && !std::ranges::count(missing, question.path))
            continue;
        const forms::Section* section = form.sectionOf(i);
        gaps.push_back({question.path, section == nullptr ? std::string() : section->path,
                        inAppLanguage(question.label),
                        refused ? typed->second.problem : QString()});
    }
    return gaps;
}

void ChecklistEditor::type(const QString& path, const QString& text)
{
    if (!m_session)
        return;
    m_typed[path.toStdString()] = {text, {}};
    showQuestions();
    m_typing.start();
}

void ChecklistEditor::flush()
{
    if (!m_typing.isActive())
        return;
    m_typing.stop();
    keepTyped();
}

void ChecklistEditor::keepTyped()
{
    if (!m_session)
        return;
    const auto typed = m_typed; // what is kept leaves m_typed
    for (const auto& [path, answer] : typed)
        setAnswer(path, answer.text.trimmed().toStdString());
}

void ChecklistEditor::choose(const QString& path, const QString& value)
{
    const forms::Question* question =
        m_session ? m_session->form().question(path.toStdString()) : nullptr;
    if (question == nullptr)
        return;
    const QString before = QString::fromStdString(m_session->answer(question->path));
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
    setAnswer(question->path, after.toStdString());
}

void ChecklistEditor::step(const QString& path, int by)
{
    if (!m_session)
        return;
    const std::string key = path.toStdString();
    const auto typed = m_typed.find(key);
    const QString present = typed != m_typed.end() ? typed->second.text
                                                   : QString::fromStdString(m_session->answer(key));
    setAnswer(key, std::to_string(present.toLongLong() + by));
}

void ChecklistEditor::setAnswer(const std::string& path, const std::string& answer)
{
    const forms::Question* question = m_session->form().question(path);
    if (question == nullptr)
        return;
    const auto result = m_session->setAnswer(path, answer);
    if (!result) {
        m_typed[path] = {QString::fromStdString(answer), problemOf(*question, result.error())};
        showQuestions();
        emit changed();
        return;
    }
    m_typed.erase(path);
    m_proposals = m_session->proposals();
    showQuestions();
    emit changed();
    save(
        [visit = m_details.visit.id, path, answer,
         missing = static_cast<std::int64_t>(m_session->missingRequired().size())](Tablet& tablet) {
            return VisitService(tablet).saveAnswers(visit, {{path, answer}}, missing);
        });
}

template <class Work>
void ChecklistEditor::save(Work work)
{
    ++m_saving;
    m_core.write(
        this,
        [work = std::move(work)](Tablet& tablet) mutable -> Result<Instant> {
            if (const Status done = work(tablet); !done)
                return done.error();
            return tablet.clock().now();
        },
        [this](const Result<Instant>& at) {
            --m_saving;
            if (at)
                emit saved(*at);
            else
                emit failed(issue_text::sentenceFor(at.error()));
        });
}

void ChecklistEditor::addPhoto(const QString& path, const QUrl& file)
{
    if (!m_session)
        return;
    NewFile owner;
    owner.ownerType = RecordType::visit;
    owner.ownerId = m_details.visit.id.uuid;
    owner.questionPath = path.toStdString();
    save([owner, file, session = *m_session](Tablet& tablet) mutable -> Status {
        const Result<AttachmentId> kept = keepPhoto(tablet, owner, file);
        if (!kept)
            return kept.error();
        // The answer names the latest photo; the others belong to the question all the same.
        if (const auto set = session.setAnswer(owner.questionPath, kept->text()); !set)
            return set.error();
        return VisitService(tablet).saveAnswers(
            VisitId{owner.ownerId}, {{owner.questionPath, kept->text()}},
            static_cast<std::int64_t>(session.missingRequired().size()));
    });
}

const forms::Proposal* ChecklistEditor::proposalAt(const QString& path) const
{
    const auto found =
        std::ranges::find(m_proposals, path.toStdString(), &forms::Proposal::questionPath);
    return found == m_proposals.end() ? nullptr : &*found;
}

void ChecklistEditor::takeProposal(const QString& path)
{
    const forms::Proposal* proposal = proposalAt(path);
    if (proposal == nullptr || m_details.taken.contains(proposal->questionPath))
        return;
    save([issue = proposedIssue(*m_session, m_details.visit, *proposal)](Tablet& tablet) -> Status {
        const Result<IssueId> id = IssueService(tablet).capture(issue);
        return id ? done() : Status(id.error());
    });
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
    save([visit = m_details.visit.id, path = path.toStdString()](Tablet& tablet) {
        return VisitService(tablet).declineProposal(visit, path);
    });
}

void ChecklistEditor::addProposalPhoto(const QString& path, const QUrl& file)
{
    const auto taken = m_details.taken.find(path.toStdString());
    if (taken == m_details.taken.end())
        return;
    NewFile owner;
    owner.ownerType = RecordType::issue;
    owner.ownerId = taken->second.issue.id.uuid;
    save([owner, file](Tablet& tablet) -> Status {
        const Result<AttachmentId> kept = keepPhoto(tablet, owner, file);
        return kept ? done() : Status(kept.error());
    });
}

QString ChecklistEditor::problemOf(const forms::Question& question, const Error& error)
{
    if (error.detail == "constraint") {
        const QString message = inAppLanguage(question.constraintMessage);
        return tr("Not saved: %1")
            .arg(message.isEmpty() ? tr("this value is not allowed") : message);
    }
    switch (question.type) {
    case forms::QuestionType::integer:
        return tr("Not saved: write a whole number, such as 12.");
    case forms::QuestionType::decimal:
        return tr("Not saved: write a number, such as 12.5.");
    case forms::QuestionType::date:
        return tr("Not saved: write a date as 2026-11-23.");
    default:
        return tr("Not saved: this value is not allowed.");
    }
}

void ChecklistEditor::showQuestions()
{
    if (m_session)
        m_questions.show(
            m_rows.ofSection(m_section, {*m_session, m_details, m_proposals, m_typed}));
}

} // namespace wupan
