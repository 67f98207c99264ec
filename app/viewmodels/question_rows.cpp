#include "question_rows.h"

#include "checklist_text.h"
#include "core/forms/value.h"
#include "issue_text.h"

#include <QCoreApplication>
#include <QQmlEngine>

#include <algorithm>

namespace wupan {
namespace {

// Up to so many short choices stand beside the question, as the mock-ups have it.
constexpr std::size_t kMostSegments = 3;
constexpr qsizetype kLongestSegment = 8;
constexpr int kLongestTitle = 100;

using checklist_text::inAppLanguage;

/// Names the context of this file's texts.
struct QuestionText
{
    Q_DECLARE_TR_FUNCTIONS(QuestionText)
};

bool fitsSegments(const forms::Question& question)
{
    return question.choices.size() <= kMostSegments &&
           std::ranges::all_of(question.choices, [](const forms::Choice& choice) {
               return inAppLanguage(choice.label).size() <= kLongestSegment;
           });
}

QString kindOf(const forms::Question& question)
{
    using Type = forms::QuestionType;
    switch (question.type) {
    case Type::selectOne:
        return fitsSegments(question) ? QStringLiteral("segments") : QStringLiteral("choices");
    case Type::selectMultiple:
        return QStringLiteral("choices");
    case Type::integer:
        return QStringLiteral("integer");
    case Type::decimal:
        return QStringLiteral("decimal");
    case Type::date:
        return QStringLiteral("date");
    case Type::photo:
        return QStringLiteral("photo");
    case Type::note:
    case Type::calculated:
        return QStringLiteral("note");
    case Type::text:
        break;
    }
    return QStringLiteral("text");
}

QString answerText(const forms::Question& question, const std::string& answer)
{
    QStringList chosen;
    for (const forms::Choice& choice : question.choices)
        if (forms::isSelected(answer, choice.value))
            chosen << inAppLanguage(choice.label);
    return question.choices.empty() ? QString::fromStdString(answer)
                                    : chosen.join(QuestionText::tr(", ", "between chosen answers"));
}

QString hintOf(const forms::Question& question, bool missing)
{
    QString hint = inAppLanguage(question.hint);
    if (!missing)
        return hint;
    const QString required = QuestionText::tr("required");
    return hint.isEmpty() ? required : required + QStringLiteral(" · ") + hint;
}

void describeTaken(QuestionRow& row, const Issue& issue)
{
    row.proposalState = QStringLiteral("taken");
    row.proposalIssueId = QString::fromStdString(issue.id.text());
    row.proposalHeading =
        QuestionText::tr("On the issue list · %1").arg(issue_text::categoryName(issue.category));
    row.proposalRemark = issue_text::urgencyName(issue.urgency);
    row.proposalText =
        QString::fromStdString(issue.description.empty() ? issue.title : issue.description);
}

void describeProposal(QuestionRow& row, const forms::Proposal& proposal,
                      const QuestionRows::Source& source)
{
    const auto& recorded = source.details.visit.proposals;
    const auto decision = recorded.find(proposal.questionPath);
    const bool declined = decision != recorded.end() && decision->second == "declined";
    const QString category = issue_text::categoryName(proposal.category);
    const int days =
        workingDaysOf(Limit::answer, proposal.category, proposal.urgency, source.details.limits);
    row.proposalState = declined ? QStringLiteral("declined") : QStringLiteral("open");
    row.proposalHeading = declined
                              ? QuestionText::tr("Not put on the issue list · %1").arg(category)
                              : QuestionText::tr("Put it on the issue list? · %1").arg(category);
    row.proposalRemark = QuestionText::tr("%1 · answer within %n working day(s)", nullptr, days)
                             .arg(issue_text::urgencyName(proposal.urgency));
    row.proposalText =
        QString::fromStdString(proposedIssue(source.session, source.details.visit, proposal).title);
}

} // namespace

NewIssue proposedIssue(const forms::FillingSession& session, const Visit& visit,
                       const forms::Proposal& proposal)
{
    const forms::Question* question = session.form().question(proposal.questionPath);
    QString label = inAppLanguage(question->label);
    while (label.endsWith(QChar(0xFF1F)) || label.endsWith(QLatin1Char('?')))
        label.chop(1);
    const QString answer = answerText(*question, session.answer(question->path));
    NewIssue issue;
    issue.enterpriseId = visit.enterpriseId;
    issue.visitId = visit.id;
    issue.questionPath = proposal.questionPath;
    issue.plate = proposal.plate;
    issue.category = proposal.category;
    issue.urgency = proposal.urgency;
    issue.title = QuestionText::tr("%1: %2", "question and answer")
                      .arg(label, answer)
                      .left(kLongestTitle)
                      .toStdString();
    return issue;
}

const QuestionRows::Controls& QuestionRows::controlsOf(const std::string& path)
{
    Controls& controls = m_controls[path];
    if (controls.choices)
        return controls;
    controls.choices = std::make_shared<AnswerChoiceModel>();
    controls.photos = std::make_shared<IssuePhotoModel>();
    controls.proposalPhotos = std::make_shared<IssuePhotoModel>();
    // QML must not take what it gets through a role for its own.
    QQmlEngine::setObjectOwnership(controls.choices.get(), QQmlEngine::CppOwnership);
    QQmlEngine::setObjectOwnership(controls.photos.get(), QQmlEngine::CppOwnership);
    QQmlEngine::setObjectOwnership(controls.proposalPhotos.get(), QQmlEngine::CppOwnership);
    return controls;
}

std::vector<QuestionRow> QuestionRows::ofSection(const std::string& path, const Source& source)
{
    std::vector<QuestionRow> rows;
    const forms::FormDefinition& form = source.session.form();
    const auto section = std::ranges::find(form.sections, path, &forms::Section::path);
    if (section == form.sections.end())
        return rows;
    // The check-in is the first step, and a section that asks nothing is none.
    int step = 1;
    for (const forms::SectionProgress& each : source.session.sections())
        if (each.section <= &*section && each.relevant && each.total > 0)
            ++step;
    int number = 0;
    for (std::size_t i = 0; i < section->questionCount; ++i) {
        const forms::Question& question = form.questions[section->firstQuestion + i];
        if (!source.session.relevant(question.path) || question.label.empty())
            continue;
        QuestionRow row = rowOf(question, source);
        if (question.asks())
            row.number = QStringLiteral("%1.%2").arg(step).arg(++number);
        rows.push_back(std::move(row));
    }
    return rows;
}

QuestionRow QuestionRows::rowOf(const forms::Question& question, const Source& source)
{
    const Controls& controls = controlsOf(question.path);
    const std::string answer = source.session.answer(question.path);
    QuestionRow row;
    row.key = QString::fromStdString(question.path);
    row.kind = kindOf(question);
    row.label = inAppLanguage(question.label);
    row.hint = hintOf(question, source.session.required(question.path) && answer.empty());
    row.answer = QString::fromStdString(answer);
    if (const auto typed = source.typed.find(question.path); typed != source.typed.end()) {
        row.answer = typed->second.text;
        row.problem = typed->second.problem;
    }
    row.choices = controls.choices;
    row.photos = controls.photos;
    row.proposalPhotos = controls.proposalPhotos;

    std::vector<AnswerChoice> choices;
    for (const forms::Choice& choice : question.choices)
        choices.push_back({QString::fromStdString(choice.value), inAppLanguage(choice.label),
                           forms::isSelected(row.answer.toStdString(), choice.value),
                           choice.difficulty.has_value()});
    controls.choices->show(std::move(choices));
    const auto photos = source.details.photos.find(question.path);
    controls.photos->show(photos == source.details.photos.end() ? std::vector<IssuePhoto>()
                                                                : photos->second);

    const auto taken = source.details.taken.find(question.path);
    const auto proposal =
        std::ranges::find(source.proposals, question.path, &forms::Proposal::questionPath);
    if (taken != source.details.taken.end()) {
        // In view also when the answer changed afterwards: the issue is on the list.
        describeTaken(row, taken->second.issue);
        controls.proposalPhotos->show(taken->second.photos);
    } else if (proposal != source.proposals.end()) {
        describeProposal(row, *proposal, source);
    }
    return row;
}

} // namespace wupan
