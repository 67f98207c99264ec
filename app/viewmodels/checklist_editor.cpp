#include "checklist_editor.h"

#include "answer_text.h"
#include "app/core_thread.h"
#include "checklist_text.h"
#include "core/forms/instance_path.h"
#include "core/services/visit_service.h"
#include "session_host.h"
#include "visit_text.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr int kTypingMs = 700; // with the write itself, less than a second
constexpr int kPauseMs = 700;  // who pauses so long has typed what was meant

} // namespace

ChecklistEditor::ChecklistEditor(CoreThread& core, PositionSource& position, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_position(position)
    , m_codes(this)
    , m_unsaved(core, [this](const UnsavedEdits::Edits& edits) { return workFor(edits); })
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &ChecklistEditor::keepTyped);
    connect(&m_pause, &QTimer::timeout, this, &ChecklistEditor::keepTyped);
    connect(&m_recorder, &SoundRecorder::recorded, this, &ChecklistEditor::keepRecording);
    connect(&m_position, &PositionTaker::taken, this, &ChecklistEditor::placeTaken);
    connect(&m_codes, &CodeReader::taken, this, &ChecklistEditor::giveChosen);
}

void ChecklistEditor::show(const VisitDetails& details)
{
    if (m_details.visit.id != details.visit.id)
        close();
    // Who may only look on sees what is saved; what a form begins with is kept by who may answer.
    const bool sameForLooking = details.visit.answers == m_details.visit.answers;
    const bool beginsToAnswer = details.fillable() && !m_details.fillable();
    const bool otherVersion = m_session && m_details.visit.checklistId != details.visit.checklistId;
    if (otherVersion)
        m_rows = {};
    m_details = details;
    m_formError = checklist_text::formErrorOf(details);
    if (!details.form.form) {
        m_session.reset();
        emit changed();
        return;
    }
    bool begins = !m_session || otherVersion || !sameForLooking;
    if (m_session && details.fillable()) {
        forms::Answers answers = details.visit.answers;
        for (const auto& [path, edit] : m_unsaved.edits())
            answers[path] = ownAnswer(path);
        std::erase_if(answers, [](const auto& answer) { return answer.second.empty(); });
        m_details.visit.answers = answers;
        begins = otherVersion || m_session->savedAnswers() != answers ||
                 (beginsToAnswer && m_unsaved.edits().empty());
    }
    if (begins)
        beginSession();
    forgetOutdated();
    showAnswers();
    keepLeftRecordings();
}

void ChecklistEditor::beginSession()
{
    const std::string language = m_languages.rowCount() > 0 ? m_languages.chosen().toStdString()
                                                            : visit_text::formLanguage();
    m_host = hostOf(m_details, m_position);
    m_session.emplace(m_details.form.form, m_details.visit.answers, m_host);
    m_session->setLanguage(language);
    showLanguages();
    // What a form begins with is an answer too.
    if (m_details.fillable()) {
        noteChanged();
        m_unsaved.send();
    }
}

/// Another answer came from headquarters.
void ChecklistEditor::forgetOutdated()
{
    std::erase_if(m_typed, [&](const auto& each) {
        const auto& [path, typed] = each;
        const forms::Question* question = findQuestion(path);
        return question == nullptr || (typed.tried && typed.problem.isEmpty() &&
                                       answer_text::answerOf(*question, typed.text).toStdString() !=
                                           m_session->answer(path));
    });
}

void ChecklistEditor::noteChanged()
{
    for (const std::string& key : m_session->takeChangedKeys())
        m_unsaved.note(key);
}

void ChecklistEditor::close()
{
    flush();
    m_recorder.abandon();
    m_sounds.stop();
    m_tried.clear();
    m_position.cancel();
    m_codes.cancel();
    m_unsaved.forget();
    m_session.reset();
    m_details = VisitDetails();
    m_formError.clear();
    m_proposals.clear();
    m_questions.show({});
    m_languages.setChoices({});
    m_rows = {};
    m_typed.clear();
    m_section.clear();
}

void ChecklistEditor::showSection(const std::string& path)
{
    flush();
    if (path == m_section)
        return;
    m_sounds.stop();
    m_position.cancel();
    m_codes.cancel();
    m_section = path;
    showQuestions();
}

std::vector<forms::SectionProgress> ChecklistEditor::sections() const
{
    if (!m_session)
        return {};
    std::vector<forms::SectionProgress> sections = m_session->sections();
    std::erase_if(sections, [this](const forms::SectionProgress& each) {
        return !each.relevant ||
               (each.total == 0 && std::ranges::none_of(m_session->rows(each.section->path),
                                                        &forms::SectionRow::mayAdd));
    });
    return sections;
}

QString ChecklistEditor::titleOf(const forms::Section& section) const
{
    return QString::fromStdString(m_session->text(section.label, section.path));
}

int ChecklistEditor::progressPercent() const
{
    return m_session ? m_session->progressPercent() : 0;
}

int ChecklistEditor::difficultiesIn(const forms::Section& section) const
{
    return static_cast<int>(std::ranges::count_if(m_proposals, [&](const forms::Proposal& each) {
        const auto index = m_session->form().indexOf(forms::withoutKeys(each.questionPath));
        return index && m_session->form().sectionOf(*index) == &section;
    }));
}

bool ChecklistEditor::hasGaps() const
{
    return m_session && (missing() > 0 || std::ranges::any_of(m_typed, [this](const auto& typed) {
                             return !typed.second.problem.isEmpty() &&
                                    m_session->relevant(typed.first);
                         }));
}

ChecklistEditor::Gap ChecklistEditor::gapOf(const forms::Problem& problem) const
{
    using Kind = forms::Problem::Kind;
    Gap gap;
    gap.path = problem.path;
    gap.sectionPath = problem.sectionPath;
    gap.label = QString::fromStdString(m_session->texts(problem.path).label);
    if (gap.label.isEmpty())
        gap.label = QString::fromStdString(problem.path);
    gap.reason = checklist_text::problemText(problem);
    if (problem.kind == Kind::constraint || problem.kind == Kind::type)
        gap.kind = Gap::Kind::wrong;
    else if (problem.kind != Kind::required)
        gap.kind = Gap::Kind::fault;
    return gap;
}

std::vector<ChecklistEditor::Gap> ChecklistEditor::gaps() const
{
    std::vector<Gap> gaps;
    if (!m_session)
        return gaps;
    std::vector<forms::Problem> problems = m_session->validate();
    for (const forms::Section& section : m_session->form().sections)
        for (const forms::SectionRow& row : m_session->rows(section.path)) {
            if (row.kind != forms::SectionRow::Kind::question)
                continue;
            const auto problem = std::ranges::find(problems, row.path, &forms::Problem::path);
            const auto typed = m_typed.find(row.path);
            if (typed != m_typed.end() && !typed->second.problem.isEmpty())
                gaps.push_back({Gap::Kind::refused, row.path, section.path,
                                QString::fromStdString(m_session->texts(row.path).label),
                                typed->second.problem});
            else if (problem != problems.end())
                gaps.push_back(gapOf(*problem));
            if (problem != problems.end())
                problems.erase(problem);
        }
    for (const forms::Problem& problem : problems)
        gaps.push_back(gapOf(problem));
    return gaps;
}

std::int64_t ChecklistEditor::missing() const
{
    return m_session ? static_cast<std::int64_t>(m_session->missingRequired().size()) : 0;
}

void ChecklistEditor::type(const QString& path, const QString& text)
{
    if (questionAt(path) == nullptr)
        return;
    m_typed[path.toStdString()] = {text, false, {}};
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
        const forms::Question* question = findQuestion(path);
        if (typed.tried || question == nullptr)
            continue;
        tried = true;
        const Status given = give(path, *question, typed.text);
        // Half a date is no mistake yet.
        typed.tried = given || !m_pause.isActive();
        typed.problem = given || !typed.tried
                            ? QString()
                            : checklist_text::refusalOf(*m_session, path, *question, given.error());
    }
    m_unsaved.send();
    if (tried)
        showAnswers();
}

Status ChecklistEditor::give(const std::string& path, const forms::Question& question,
                             const QString& text)
{
    const std::string answer = answer_text::answerOf(question, text).toStdString();
    if (const auto given = m_session->setAnswer(path, answer); !given)
        return given.error();
    noteChanged();
    return done();
}

void ChecklistEditor::giveChosen(const QString& path, const QString& text)
{
    const forms::Question* question = questionAt(path);
    if (question == nullptr)
        return;
    const std::string key = path.toStdString();
    if (const Status given = give(key, *question, text))
        m_typed.erase(key);
    else
        m_typed[key] = {text, true,
                        checklist_text::refusalOf(*m_session, key, *question, given.error())};
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

void ChecklistEditor::chooseLanguage(const QString& language)
{
    if (!m_session || !m_languages.offers(language))
        return;
    flush();
    m_session->setLanguage(language.toStdString());
    showLanguages();
    if (m_details.fillable()) {
        noteChanged();
        m_unsaved.send();
    }
    showAnswers();
}

void ChecklistEditor::showLanguages()
{
    QList<Choice> languages;
    for (const std::string& each : m_session->form().languages)
        languages.append({QString::fromStdString(each), checklist_text::languageName(each)});
    m_languages.setChoices(languages);
    m_languages.choose(QString::fromStdString(m_session->language()));
}

const forms::Question* ChecklistEditor::findQuestion(const std::string& path) const
{
    return m_session && m_session->exists(path)
               ? m_session->form().question(forms::withoutKeys(path))
               : nullptr;
}

const forms::Question* ChecklistEditor::questionAt(const QString& path) const
{
    const forms::Question* question =
        m_details.fillable() ? findQuestion(path.toStdString()) : nullptr;
    return question != nullptr && question->asks() ? question : nullptr;
}

std::string ChecklistEditor::ownAnswer(const std::string& path) const
{
    const auto found = m_session->savedAnswers().find(path);
    return found == m_session->savedAnswers().end() ? std::string() : found->second;
}

QString ChecklistEditor::fieldText(const std::string& path) const
{
    const auto typed = m_typed.find(path);
    return typed != m_typed.end() ? typed->second.text
                                  : QString::fromStdString(m_session->answer(path));
}

void ChecklistEditor::showAnswers()
{
    m_proposals = m_session->proposals();
    showQuestions();
    emit changed();
}

void ChecklistEditor::showQuestions()
{
    if (!m_session)
        return;
    int step = 1; // the check-in is the first
    for (const forms::SectionProgress& each : sections()) {
        ++step;
        if (each.section->path == m_section)
            break;
    }
    m_questions.show(
        m_rows.ofSection(m_section, step, {*m_session, m_details, m_proposals, m_typed}));
}

} // namespace wupan
