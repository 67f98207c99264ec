#include "visit_text.h"

#include "answer_file.h"
#include "issue_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace wupan::visit_text {
namespace {

/// Names the context of this file's texts.
struct VisitText
{
    Q_DECLARE_TR_FUNCTIONS(VisitText)
};

} // namespace

std::string formLanguage()
{
    return VisitText::tr("en", "language of the checklists: zh in the Chinese translation")
        .toStdString();
}

QString clockText(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::OffsetFromUTC, kParkUtcOffsetMinutes * 60)
        .toString(QStringLiteral("HH:mm:ss"));
}

QString timeText(Instant at)
{
    return QString::fromStdString(parkTimeText(at));
}

QString dateText(Date day)
{
    const QLocale locale(QString::fromStdString(formLanguage()));
    return locale.toString(QDate(day.year, day.month, day.day),
                           VisitText::tr("dddd, d MMMM", "format of today's date"));
}

QString distanceText(double meters)
{
    if (meters < 1000)
        return VisitText::tr("%1 m").arg(qRound(meters / 10) * 10);
    return VisitText::tr("%1 km").arg(meters / 1000, 0, 'f', 1);
}

QString accuracyText(double meters)
{
    return VisitText::tr("within %1 m").arg(qMax(1, static_cast<int>(std::ceil(meters))));
}

QString stateName(VisitState state)
{
    switch (state) {
    case VisitState::planned:
        return VisitText::tr("planned");
    case VisitState::checkedIn:
        return VisitText::tr("under way");
    case VisitState::completed:
        return VisitText::tr("completed");
    case VisitState::cancelled:
        break;
    }
    return VisitText::tr("cancelled");
}

QString sentenceFor(const Error& error)
{
    if (error.detail == "checklist")
        return VisitText::tr("There is yet another version of the checklist, or none any more. "
                             "Look at what changes again.");
    if (error.detail == "form")
        return VisitText::tr("One of the two versions of the checklist cannot be read; tell "
                             "headquarters. The visit keeps its version.");
    if (const QString refusal = refusalOfFile(error); !refusal.isEmpty())
        return refusal;
    switch (error.code) {
    case ErrorCode::notFound:
        return VisitText::tr("This visit is no longer on this tablet.");
    case ErrorCode::notAllowed:
        return VisitText::tr("This visit is no longer yours.");
    case ErrorCode::wrongState:
        return VisitText::tr("The visit had moved on meanwhile; this step no longer applies.");
    case ErrorCode::invalidInput:
        return VisitText::tr("Required answers are missing still.");
    case ErrorCode::diskFull:
    case ErrorCode::unreadableFile:
    case ErrorCode::tooLarge:
        return issue_text::sentenceFor(error);
    default:
        return VisitText::tr("It could not be saved on this tablet. Try again.");
    }
}

} // namespace wupan::visit_text
