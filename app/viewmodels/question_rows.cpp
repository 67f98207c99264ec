#include "question_rows.h"

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

/// Names the context of this file's texts.
struct QuestionText
{
    Q_DECLARE_TR_FUNCTIONS(QuestionText)
};

bool fitsSegments(const std::vector<forms::OfferedChoice>& choices)
{
    return choices.size() <= kMostSegments &&
           std::ranges::all_of(choices, [](const forms::OfferedChoice& choice) {
               return QString::fromStdString(choice.label).size() <= kLongestSegment;
           });
}

QString kindOf(const forms::Question& question, const std::vector<forms::OfferedChoice>& choices)
{
    using Type = forms::QuestionType;
    switch (question.type) {
    case Type::selectOne:
        return fitsSegments(choices) ? QStringLiteral("segments") : QStringLiteral("choices");
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
    case Type::audio:
    case Type::video:
    case Type::file:
    case Type::note:
    case Type::calculated:
        return QStringLiteral("note");
    default:
        return QStringLiteral("text");
    }
}

QString hintOf(const std::string& ofForm, bool missing)
{
    QString hint = QString::fromStdString(ofForm);
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
    QString label = QString::fromStdString(session.texts(proposal.questionPath).label);
    while (label.endsWith(QChar(0xFF1F)) || label.endsWith(QLatin1Char('?')))
        label.chop(1);
    const QString answer = QString::fromStdString(session.answerText(
        proposal.questionPath, QuestionText::tr(", ", "between chosen answers").toStdString()));
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
    for (const forms::SectionRow& shown : source.session.rows(path)) {
        if (shown.question == nullptr || shown.question->label.empty())
            continue;
        QuestionRow row = rowOf(shown, source);
        if (shown.question->asks())
            row.number = QStringLiteral("%1.%2").arg(step).arg(++number);
        rows.push_back(std::move(row));
    }
    return rows;
}

QuestionRow QuestionRows::rowOf(const forms::SectionRow& shown, const Source& source)
{
    const std::string& path = shown.path;
    const Controls& controls = controlsOf(path);
    const std::string answer = source.session.answer(path);
    const std::vector<forms::OfferedChoice> offered = source.session.choices(path);
    const forms::ShownTexts texts = source.session.texts(path);
    QuestionRow row;
    row.key = QString::fromStdString(path);
    row.kind = kindOf(*shown.question, offered);
    row.label = QString::fromStdString(texts.label);
    row.hint = hintOf(texts.hint, source.session.required(path) && answer.empty());
    row.answer = QString::fromStdString(answer);
    if (const auto typed = source.typed.find(path); typed != source.typed.end()) {
        row.answer = typed->second.text;
        row.problem = typed->second.problem;
    }
    row.choices = controls.choices;
    row.photos = controls.photos;
    row.proposalPhotos = controls.proposalPhotos;

    std::vector<AnswerChoice> choices;
    for (const forms::OfferedChoice& choice : offered)
        choices.push_back({QString::fromStdString(choice.value),
                           QString::fromStdString(choice.label),
                           forms::isSelected(row.answer.toStdString(), choice.value),
                           choice.difficulty.has_value()});
    controls.choices->show(std::move(choices));
    const auto photos = source.details.photos.find(path);
    controls.photos->show(photos == source.details.photos.end() ? std::vector<IssuePhoto>()
                                                                : photos->second);

    row.proposalDecidable = source.details.decidable();
    const auto taken = source.details.taken.find(path);
    const auto proposal = std::ranges::find(source.proposals, path, &forms::Proposal::questionPath);
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
