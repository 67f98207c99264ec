#include "answer_text.h"

#include "core/base/time.h"

#include <QStringList>

namespace wupan::answer_text {
namespace {

using Type = forms::QuestionType;

const QLatin1Char kNothing('?'); // stands for a field that is empty still
constexpr int kDegreeDecimals = 6;
constexpr qsizetype kPlacesOfShape = 4; // three and the first again

QString orNothing(const QString& field)
{
    const QString text = field.normalized(QString::NormalizationForm_KC).remove(QLatin1Char(' '));
    return text.isEmpty() ? QString(kNothing) : text;
}

QString orEmpty(const QString& part)
{
    return part == kNothing ? QString() : part;
}

QString placeText(const Place& place)
{
    return QStringLiteral("%1 %2 %3")
        .arg(orNothing(place.latitude), orNothing(place.longitude),
             place.measured.isEmpty() ? QStringLiteral("0 0") : place.measured);
}

QString closed(const QString& text)
{
    QList<Place> places = placesOf(Type::geoshape, text);
    if (places.size() + 1 >= kPlacesOfShape)
        places.append(places.first());
    return textOf(places);
}

QString zoneText()
{
    return QStringLiteral("+%1:%2")
        .arg(kParkUtcOffsetMinutes / 60, 2, 10, QLatin1Char('0'))
        .arg(kParkUtcOffsetMinutes % 60, 2, 10, QLatin1Char('0'));
}

/// The text itself when it is no time.
QString momentAnswer(Type type, const QString& text)
{
    const Moment moment = momentOf(type, text);
    bool isHour = false;
    bool isMinute = false;
    const int hour = moment.hour.toInt(&isHour);
    const int minute = moment.minute.toInt(&isMinute);
    if (!isHour || !isMinute || hour < 0 || minute < 0)
        return text;
    const QString day = type == Type::dateTime ? moment.day + QLatin1Char('T') : QString();
    return QStringLiteral("%1%2:%3:00.000%4")
        .arg(day)
        .arg(hour, 2, 10, QLatin1Char('0'))
        .arg(minute, 2, 10, QLatin1Char('0'))
        .arg(zoneText());
}

QString dateAnswer(DateDetail detail, const QString& text)
{
    if (detail == DateDetail::month && text.size() == 7)
        return text + QStringLiteral("-01");
    if (detail == DateDetail::year && text.size() == 4)
        return text + QStringLiteral("-01-01");
    return text;
}

} // namespace

QList<Place> placesOf(Type type, const QString& text)
{
    QList<Place> places;
    for (const QString& each : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QStringList parts = each.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (parts.isEmpty())
            continue;
        Place place{orEmpty(parts[0]), parts.size() > 1 ? orEmpty(parts[1]) : QString(), {}};
        if (parts.size() == 4 && parts[3].toDouble() > 0)
            place.measured = parts[2] + QLatin1Char(' ') + parts[3];
        places.append(place);
    }
    if (type == Type::geoshape && places.size() >= kPlacesOfShape &&
        places.first() == places.last())
        places.removeLast();
    return places;
}

QString textOf(const QList<Place>& places)
{
    if (places.size() == 1 && places[0].latitude.isEmpty() && places[0].longitude.isEmpty())
        return {};
    QStringList texts;
    for (const Place& place : places)
        texts << placeText(place);
    return texts.join(QLatin1Char(';'));
}

Place measuredPlace(double latitude, double longitude, double accuracyMeters)
{
    return {QString::number(latitude, 'f', kDegreeDecimals),
            QString::number(longitude, 'f', kDegreeDecimals),
            QStringLiteral("0 ") + QString::number(accuracyMeters, 'f', 1)};
}

Moment momentOf(Type type, const QString& text)
{
    Moment moment;
    QString time = text;
    if (type == Type::dateTime) {
        const qsizetype end = text.indexOf(QLatin1Char('T'));
        moment.day = orEmpty(end < 0 ? text : text.left(end));
        time = end < 0 ? QString() : text.mid(end + 1);
    }
    const QStringList parts = time.split(QLatin1Char(':'));
    moment.hour = orEmpty(parts[0]);
    moment.minute = parts.size() > 1 ? orEmpty(parts[1]) : QString();
    return moment;
}

QString textOf(Type type, const Moment& moment)
{
    if (moment.day.isEmpty() && moment.hour.isEmpty() && moment.minute.isEmpty())
        return {};
    const QString time = orNothing(moment.hour) + QLatin1Char(':') + orNothing(moment.minute);
    return type == Type::dateTime ? orNothing(moment.day) + QLatin1Char('T') + time : time;
}

DateDetail dateDetailOf(const forms::Question& question)
{
    if (question.appears("month-year"))
        return DateDetail::month;
    return question.appears("year") ? DateDetail::year : DateDetail::day;
}

QString shownDate(DateDetail detail, const QString& answer)
{
    if (detail == DateDetail::month && answer.endsWith(QStringLiteral("-01")))
        return answer.left(7);
    if (detail == DateDetail::year && answer.endsWith(QStringLiteral("-01-01")))
        return answer.left(4);
    return answer;
}

QString answerOf(const forms::Question& question, const QString& text)
{
    const auto plain = [&] { return text.normalized(QString::NormalizationForm_KC).trimmed(); };
    switch (question.type) {
    case Type::integer:
    case Type::decimal:
        return question.appears("thousands-sep") ? plain().remove(QLatin1Char(',')) : plain();
    case Type::date:
        return dateAnswer(dateDetailOf(question), plain());
    case Type::time:
    case Type::dateTime:
        return momentAnswer(question.type, plain());
    case Type::geoshape:
        return closed(text);
    default:
        return text.trimmed();
    }
}

QString grouped(const QString& number)
{
    bool isNumber = false;
    number.toDouble(&isNumber);
    const qsizetype begin = number.startsWith(QLatin1Char('-')) ? 1 : 0;
    const qsizetype point = number.indexOf(QLatin1Char('.'));
    if (!isNumber || number.contains(QLatin1Char('e'), Qt::CaseInsensitive))
        return {};
    QString text = number;
    for (qsizetype at = (point < 0 ? number.size() : point) - 3; at > begin; at -= 3)
        text.insert(at, QLatin1Char(','));
    return text;
}

} // namespace wupan::answer_text
