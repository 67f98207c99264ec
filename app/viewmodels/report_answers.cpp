#include "report_answers.h"

#include "checklist_text.h"
#include "core/forms/filling_session.h"
#include "core/forms/instance_path.h"
#include "visit_text.h"

#include <QCoreApplication>

#include <set>

namespace wupan {
namespace {

/// Names the context of this file's texts.
struct AnswersText
{
    Q_DECLARE_TR_FUNCTIONS(ReportAnswers)
};

struct Source
{
    const VisitDetails& details;
    const forms::FillingSession& session;
    const std::set<std::string>& difficulties; ///< paths
    const std::map<std::string, QStringList>& photoNumbers;
};

QString decisionOn(const VisitDetails& details, const std::string& path)
{
    const auto taken = details.taken.find(path);
    if (taken != details.taken.end() && !taken->second.issue.number.empty())
        return AnswersText::tr("on the issue list, %1")
            .arg(QString::fromStdString(taken->second.issue.number));
    const auto decision = details.visit.proposals.find(path);
    if (taken != details.taken.end() ||
        (decision != details.visit.proposals.end() && decision->second != "declined"))
        return AnswersText::tr("on the issue list");
    return decision == details.visit.proposals.end()
               ? AnswersText::tr("not decided whether it becomes an issue")
               : AnswersText::tr("not put on the issue list");
}

QString photoText(const Source& source, const std::string& path, bool answered)
{
    const auto numbers = source.photoNumbers.find(path);
    if (numbers != source.photoNumbers.end())
        return AnswersText::tr("see photo %1", "numbers").arg(numbers->second.join(", "));
    return answered ? AnswersText::tr("taken; not on this tablet") : QString();
}

/// Paper does not hold it: its name tells what to ask headquarters for.
QString fileText(const AnswerFile* file, bool answered)
{
    if (file != nullptr)
        return AnswersText::tr("file: %1").arg(file->name);
    return answered ? AnswersText::tr("a file; not on this tablet") : QString();
}

ReportAnswer answerTo(const forms::Question& question, const std::string& path,
                      const Source& source)
{
    ReportAnswer answer;
    answer.question = QString::fromStdString(source.session.texts(path).label);
    const std::string given = source.session.answer(path);
    const auto file = source.details.files.find(given);
    if (question.type == forms::QuestionType::photo)
        answer.answer = photoText(source, path, !given.empty());
    else if (question.takesFile())
        answer.answer =
            fileText(file == source.details.files.end() ? nullptr : &file->second, !given.empty());
    else
        answer.answer = QString::fromStdString(source.session.answerText(
            path, AnswersText::tr(", ", "between chosen answers").toStdString()));
    answer.given = !answer.answer.isEmpty();
    if (!answer.given)
        answer.answer = source.session.required(path)
                            ? AnswersText::tr("not answered, though required")
                            : AnswersText::tr("not answered");
    if (source.difficulties.contains(path) || source.details.taken.contains(path))
        answer.difficulty =
            AnswersText::tr("▲ Difficulty: %1").arg(decisionOn(source.details, path));
    return answer;
}

ReportSection sectionOf(const forms::SectionProgress& progress, std::size_t sectionNumber,
                        const Source& source)
{
    const forms::Section& section = *progress.section;
    ReportSection out;
    out.title = QStringLiteral("%1  %2")
                    .arg(sectionNumber)
                    .arg(QString::fromStdString(source.session.text(section.label, section.path)));
    out.remark = AnswersText::tr("%1 of %2 answered").arg(progress.answered).arg(progress.total);
    int number = 0;
    QString instance; // which one the questions belong to
    for (const forms::SectionRow& row : source.session.rows(section.path)) {
        if (row.kind == forms::SectionRow::Kind::instance)
            instance = AnswersText::tr("%1 %2: ", "instance of a repeat, number")
                           .arg(QString::fromStdString(source.session.texts(row.path).label))
                           .arg(row.position);
        if (row.level == 0 && row.kind != forms::SectionRow::Kind::instance)
            instance.clear();
        // A note tells the officer what to do, and nothing of the enterprise.
        if (row.question == nullptr || row.question->label.empty() ||
            row.question->type == forms::QuestionType::note)
            continue;
        ReportAnswer answer = answerTo(*row.question, row.path, source);
        answer.question.prepend(instance);
        if (row.question->asks())
            answer.number = QStringLiteral("%1.%2").arg(sectionNumber).arg(++number);
        else if (!answer.given)
            continue;
        out.answers.push_back(std::move(answer));
    }
    return out;
}

void addEarlier(const VisitDetails& details, ReportAnswers& answers)
{
    if (details.earlierAnswers.empty())
        return;
    ReportSection section;
    section.title = AnswersText::tr("Answers of the earlier version");
    for (const Line& line : details.earlierAnswers) {
        ReportAnswer answer;
        answer.question = line.title;
        answer.answer = line.detail;
        answer.given = true;
        section.answers.push_back(std::move(answer));
    }
    answers.sections.push_back(std::move(section));
}

} // namespace

ReportAnswers reportAnswers(const VisitDetails& details,
                            const std::map<std::string, QStringList>& photoNumbers)
{
    ReportAnswers answers;
    answers.note = checklist_text::formErrorOf(details);
    if (!details.form.form)
        return answers;
    const Visit& visit = details.visit;
    forms::SessionHost host;
    host.now = [at = visit.completedAt.value_or(details.now)] { return at; };
    forms::FillingSession session(details.form.form, visit.answers, host);
    session.setLanguage(visit_text::formLanguage());
    std::set<std::string> difficulties;
    for (const forms::Proposal& proposal : session.proposals())
        difficulties.insert(proposal.questionPath);
    const Source source{details, session, difficulties, photoNumbers};
    std::size_t missing = 0;
    for (const forms::SectionProgress& each : session.sections()) {
        if (!each.relevant || each.total == 0)
            continue;
        answers.sections.push_back(sectionOf(each, answers.sections.size() + 1, source));
        missing += each.missing;
    }
    addEarlier(details, answers);
    if (missing > 0)
        answers.note =
            AnswersText::tr("%n required answer(s) missing.", nullptr, static_cast<int>(missing));
    return answers;
}

QString questionLabel(const VisitDetails& details, const std::string& path)
{
    const forms::Question* question =
        details.form.form ? details.form.form->question(forms::withoutKeys(path)) : nullptr;
    return question == nullptr
               ? QString()
               : QString::fromStdString(question->label.in(visit_text::formLanguage()));
}

} // namespace wupan
