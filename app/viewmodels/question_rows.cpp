#include "question_rows.h"

#include "answer_text.h"
#include "core/forms/instance_path.h"
#include "issue_text.h"
#include "question_kind.h"
#include "shown_files.h"

#include <QCoreApplication>
#include <QQmlEngine>

#include <algorithm>
#include <set>

namespace wupan {
namespace {

using Kind = forms::SectionRow::Kind;
using Type = forms::QuestionType;

constexpr int kLongestTitle = 100;

/// Names the context of this file's texts.
struct QuestionText
{
    Q_DECLARE_TR_FUNCTIONS(QuestionText)
};

QString answerText(const forms::FillingSession& session, const std::string& path)
{
    return QString::fromStdString(
        session.answerText(path, QuestionText::tr(", ", "between chosen answers").toStdString()));
}

void showFiles(QuestionRow& row, const forms::ShownTexts& texts, ShownFiles& files)
{
    row.labelPicture = files.find(texts.image);
    row.largeLabelPicture = files.find(texts.bigImage);
    if (row.labelPicture.isEmpty())
        row.labelPicture = row.largeLabelPicture;
    if (row.largeLabelPicture.isEmpty())
        row.largeLabelPicture = row.labelPicture;
    row.labelSound = files.find(texts.audio);
    row.labelVideo = files.nameOfPresent(texts.video);
}

QString hintOf(const forms::ShownTexts& texts, bool missing, const ShownFiles& files)
{
    QStringList parts;
    if (missing)
        parts << QuestionText::tr("required");
    if (!texts.hint.empty())
        parts << QString::fromStdString(texts.hint);
    parts << files.remarks();
    return parts.join(QStringLiteral(" · "));
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

/// In the order of the form; a ranking in its own. A value that stands twice is one choice.
std::vector<AnswerChoice> choicesOf(const forms::Question& question, const QString& answer,
                                    const std::vector<forms::OfferedChoice>& offered,
                                    ShownFiles& files)
{
    const QStringList chosen = answer.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<AnswerChoice> choices;
    if (isPicked(question)) {
        for (int at = 0; at <= RangeScale::lastOf(*question.range); ++at) {
            const QString text = RangeScale::textAt(*question.range, at);
            choices.push_back({text, text, text == answer, false, {}, {}, {}, {}});
        }
        return choices;
    }
    std::set<QString> seen;
    for (const forms::OfferedChoice& choice : offered)
        if (const QString value = QString::fromStdString(choice.value); seen.insert(value).second) {
            const QUrl small = files.find(choice.image);
            const QUrl large = files.find(choice.bigImage);
            choices.push_back({value, QString::fromStdString(choice.label), chosen.contains(value),
                               choice.difficulty.has_value(), small.isEmpty() ? large : small,
                               large.isEmpty() ? small : large, files.find(choice.audio),
                               files.nameOfPresent(choice.video)});
        }
    if (question.type == Type::rank)
        std::ranges::stable_sort(choices, {}, [&](const AnswerChoice& choice) {
            const qsizetype at = chosen.indexOf(choice.key);
            return at < 0 ? chosen.size() : at;
        });
    return choices;
}

QString shownText(const forms::Question& question, const QString& kind, const QuestionRow& row,
                  const forms::FillingSession& session)
{
    if (kind == QStringLiteral("note"))
        return row.answer;
    if (kind == QStringLiteral("menu"))
        return question.range ? row.answer : answerText(session, row.path.toStdString());
    if (question.appears("thousands-sep") && row.problem.isEmpty())
        return answer_text::grouped(answer_text::answerOf(question, row.answer));
    return {};
}

void showPhotos(QuestionRow& row, const std::vector<IssuePhoto>& photos)
{
    row.photos->show(photos);
    const auto latest = std::ranges::find(photos, row.answer, &IssuePhoto::key);
    if (latest != photos.end())
        row.picture = latest->original;
}

std::size_t answersIn(const forms::Answers& answers, const std::string& instance)
{
    return static_cast<std::size_t>(std::ranges::count_if(answers, [&](const auto& answer) {
        // The entries of instances themselves are none.
        return answer.first.starts_with(instance + "/") && forms::lastKey(answer.first).empty();
    }));
}

} // namespace

NewIssue proposedIssue(const forms::FillingSession& session, const Visit& visit,
                       const forms::Proposal& proposal)
{
    QString label = QString::fromStdString(proposal.question);
    while (label.endsWith(QChar(0xFF1F)) || label.endsWith(QLatin1Char('?')))
        label.chop(1);
    NewIssue issue;
    issue.enterpriseId = visit.enterpriseId;
    issue.visitId = visit.id;
    issue.questionPath = proposal.questionPath;
    issue.plate = proposal.plate;
    issue.category = proposal.category;
    issue.urgency = proposal.urgency;
    issue.title = QuestionText::tr("%1: %2", "question and answer")
                      .arg(label, answerText(session, proposal.questionPath))
                      .left(kLongestTitle)
                      .toStdString();
    return issue;
}

const QuestionRows::Controls& QuestionRows::controlsOf(const QString& key)
{
    Controls& controls = m_controls[key];
    if (controls.choices)
        return controls;
    controls.choices = std::make_shared<AnswerChoiceModel>();
    controls.range = std::make_shared<RangeScale>();
    controls.places = std::make_shared<PlaceModel>();
    controls.photos = std::make_shared<IssuePhotoModel>();
    controls.proposalPhotos = std::make_shared<IssuePhotoModel>();
    // QML must not take what it gets through a role for its own.
    for (QObject* each : std::initializer_list<QObject*>{
             controls.choices.get(), controls.range.get(), controls.places.get(),
             controls.photos.get(), controls.proposalPhotos.get()})
        QQmlEngine::setObjectOwnership(each, QQmlEngine::CppOwnership);
    return controls;
}

std::vector<QuestionRow> QuestionRows::ofSection(const std::string& path, int step,
                                                 const Source& source)
{
    std::vector<QuestionRow> rows;
    /// Repeats whose instances are being listed: an instance is added behind the last one.
    std::vector<forms::SectionRow> open;
    const auto close = [&](const forms::SectionRow* next) {
        while (!open.empty() &&
               (next == nullptr || next->level < open.back().level ||
                (next->level == open.back().level &&
                 (next->kind != Kind::instance ||
                  forms::withoutKeys(next->path) != forms::withoutKeys(open.back().path))))) {
            if (open.back().mayAdd)
                rows.push_back(adderOf(open.back(), source));
            open.pop_back();
        }
    };
    int number = 0;
    for (const forms::SectionRow& row : source.session.rows(path)) {
        close(&row);
        if (row.kind == Kind::repeat)
            open.push_back(row);
        if (row.kind == Kind::question) {
            rows.push_back(questionOf(row, source));
            if (row.question->asks())
                rows.back().number = QStringLiteral("%1.%2").arg(step).arg(++number);
        } else if (row.kind == Kind::instance || row.path != path) {
            // The page has the section's own heading already.
            rows.push_back(headingOf(row, source));
        }
    }
    close(nullptr);
    std::erase_if(rows, [](const QuestionRow& row) {
        return row.kind == QStringLiteral("heading") && row.label.isEmpty();
    });
    return rows;
}

QuestionRow QuestionRows::rowFor(const QString& key, const std::string& path, int level)
{
    const Controls& controls = controlsOf(key);
    QuestionRow row;
    row.key = key;
    row.path = QString::fromStdString(path);
    row.level = level;
    row.choices = controls.choices;
    row.range = controls.range;
    row.places = controls.places;
    row.photos = controls.photos;
    row.proposalPhotos = controls.proposalPhotos;
    return row;
}

QuestionRow QuestionRows::headingOf(const forms::SectionRow& heading, const Source& source)
{
    const bool instance = heading.kind == Kind::instance;
    QuestionRow row = rowFor((instance ? QStringLiteral("instance:") : QStringLiteral("heading:")) +
                                 QString::fromStdString(heading.path),
                             heading.path, heading.level);
    row.kind = QStringLiteral("heading");
    const forms::ShownTexts texts =
        heading.group->path.empty() ? forms::ShownTexts{} : source.session.texts(heading.path);
    row.label = QString::fromStdString(heading.group->path.empty()
                                           ? source.session.text(heading.group->label, heading.path)
                                           : texts.label);
    ShownFiles files(source.details);
    showFiles(row, texts, files);
    row.hint = files.remarks().join(QStringLiteral(" · "));
    if (heading.kind == Kind::repeat) {
        row.hint = QuestionText::tr("%n time(s)", nullptr, static_cast<int>(heading.count));
    } else if (instance) {
        row.style = QStringLiteral("instance");
        row.label = row.label.isEmpty()
                        ? QString::number(heading.position)
                        : QuestionText::tr("%1 · no. %2").arg(row.label).arg(heading.position);
    }
    if (heading.mayRemove) {
        const auto answers =
            static_cast<int>(answersIn(source.session.savedAnswers(), heading.path));
        row.removal = answers == 0 ? QuestionText::tr("Remove no. %1? Nothing is answered in it.")
                                         .arg(heading.position)
                                   : QuestionText::tr("Remove no. %1? %n answer(s) in it will go.",
                                                      nullptr, answers)
                                         .arg(heading.position);
    }
    return row;
}

QuestionRow QuestionRows::adderOf(const forms::SectionRow& repeat, const Source& source)
{
    QuestionRow row = rowFor(QStringLiteral("add:") + QString::fromStdString(repeat.path),
                             repeat.path, repeat.level);
    row.kind = QStringLiteral("add");
    const QString label = QString::fromStdString(source.session.texts(repeat.path).label);
    row.label = label.isEmpty() ? QuestionText::tr("＋ Add another")
                                : QuestionText::tr("＋ Add: %1").arg(label);
    return row;
}

QuestionRow QuestionRows::questionOf(const forms::SectionRow& at, const Source& source)
{
    const forms::FillingSession& session = source.session;
    const forms::Question& question = *at.question;
    QuestionRow row = rowFor(QString::fromStdString(at.path), at.path, at.level);
    const std::string answer = session.answer(at.path);
    const std::vector<forms::OfferedChoice> offered =
        question.choices.empty() && !question.filtersChoices ? std::vector<forms::OfferedChoice>()
                                                             : session.choices(at.path);
    const forms::ShownTexts texts = session.texts(at.path);
    row.kind = kindOf(question, offered);
    row.style = styleOf(question);
    row.label = QString::fromStdString(texts.label.empty() ? std::string(forms::lastName(at.path))
                                                           : texts.label);
    row.readOnly = session.readonly(at.path);
    row.guidance = QString::fromStdString(texts.guidance);
    row.answer = question.type == Type::date
                     ? answer_text::shownDate(answer_text::dateDetailOf(question),
                                              QString::fromStdString(answer))
                     : QString::fromStdString(answer);
    if (const auto typed = source.typed.find(at.path); typed != source.typed.end()) {
        row.answer = typed->second.text;
        row.problem = typed->second.problem;
    }
    row.shown = shownText(question, row.kind, row, session);
    ShownFiles files(source.details);
    showFiles(row, texts, files);
    row.choices->offer(choicesOf(question, row.answer, offered, files));
    const bool lacksAnswer = session.required(at.path) && answer.empty() && !row.readOnly;
    row.hint = hintOf(texts, lacksAnswer, files);
    if (question.range)
        row.range->show(*question.range, row.answer);
    QList<answer_text::Place> places = answer_text::placesOf(question.type, row.answer);
    if (question.type == Type::geopoint && places.isEmpty())
        places.append(answer_text::Place());
    const bool isPlaced = row.kind.startsWith(QStringLiteral("place"));
    row.places->showPlaces(isPlaced ? places : QList<answer_text::Place>());
    if (row.kind == QStringLiteral("time")) {
        const answer_text::Moment moment = answer_text::momentOf(question.type, row.answer);
        row.day = moment.day;
        row.hour = moment.hour;
        row.minute = moment.minute;
    }
    const auto photos = source.details.photos.find(at.path);
    showPhotos(row,
               photos == source.details.photos.end() ? std::vector<IssuePhoto>() : photos->second);
    if (const auto file = source.details.files.find(answer); file != source.details.files.end()) {
        row.fileName = file->second.name;
        row.fileDetail = file->second.detail;
        row.file = file->second.original;
    }
    row.proposalDecidable = source.details.decidable();
    const auto taken = source.details.taken.find(at.path);
    const auto proposal =
        std::ranges::find(source.proposals, at.path, &forms::Proposal::questionPath);
    if (taken != source.details.taken.end()) {
        // In view also when the answer changed afterwards: the issue is on the list.
        describeTaken(row, taken->second.issue);
        row.proposalPhotos->show(taken->second.photos);
    } else if (proposal != source.proposals.end()) {
        describeProposal(row, *proposal, source);
    }
    return row;
}

} // namespace wupan
