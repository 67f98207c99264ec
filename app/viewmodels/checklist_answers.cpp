#include "checklist_editor.h"
#include "core/base/time.h"
#include "core/forms/value.h"

#include <QDateTime>

#include <algorithm>

/// Answers that are given otherwise than by typing.
namespace wupan {
namespace {

using Type = forms::QuestionType;

// Of a receiver under the open sky; ODK's figure too.
constexpr double kEnoughMeters = 5;

double enoughMetersFor(const forms::Question& question)
{
    const auto found = question.parameters.find("accuracyThreshold");
    const double meters = found == question.parameters.end() ? 0 : std::atof(found->second.c_str());
    return meters > 0 ? meters : kEnoughMeters;
}

QDateTime parkTime(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::OffsetFromUTC, kParkUtcOffsetMinutes * 60);
}

/// The text of a date or time field that is so much later; from nothing, `now`.
QString laterText(const forms::Question& question, const QString& present, int by,
                  const QDateTime& now)
{
    const bool empty = present.isEmpty();
    if (question.type == Type::date) {
        const QDate day = empty ? now.date() : QDate::fromString(present, Qt::ISODate);
        const bool years = answer_text::dateDetailOf(question) == answer_text::DateDetail::year;
        const int step = empty ? 0 : by;
        const QDate to = years ? day.addYears(step) : day.addMonths(step);
        return QDate(to.year(), years ? 1 : to.month(), 1).toString(Qt::ISODate);
    }
    const answer_text::Moment moment = answer_text::momentOf(question.type, present);
    const QDate day = QDate::fromString(moment.day, Qt::ISODate);
    const QTime time(moment.hour.toInt(), moment.minute.toInt());
    QDateTime at = now;
    if (!empty && time.isValid())
        at = QDateTime(day.isValid() ? day : now.date(), time, Qt::UTC).addSecs(by * 60);
    const QString keptDay =
        question.type == Type::dateTime ? at.date().toString(Qt::ISODate) : QString();
    return answer_text::textOf(question.type, {keptDay, at.toString(QStringLiteral("HH")),
                                               at.toString(QStringLiteral("mm"))});
}

} // namespace

void ChecklistEditor::typePlace(const QString& path, int index, const QString& latitude,
                                const QString& longitude)
{
    QList<answer_text::Place> places = placesAt(path);
    if (places.isEmpty())
        places.append(answer_text::Place());
    if (index < 0 || index >= places.size())
        return;
    places[index] = {latitude, longitude, {}};
    type(path, answer_text::textOf(places));
}

void ChecklistEditor::typeMoment(const QString& path, const QString& day, const QString& hour,
                                 const QString& minute)
{
    if (const forms::Question* question = questionAt(path))
        type(path, answer_text::textOf(question->type, {day, hour, minute}));
}

void ChecklistEditor::slide(const QString& path, int position)
{
    const forms::Question* question = questionAt(path);
    if (question == nullptr || !question->range || position < 0 ||
        position > RangeScale::lastOf(*question->range))
        return;
    if (const QString text = RangeScale::textAt(*question->range, position);
        text != fieldText(path.toStdString()))
        type(path, text);
}

void ChecklistEditor::choose(const QString& path, const QString& value)
{
    const forms::Question* question = questionAt(path);
    if (question == nullptr)
        return;
    const QString before = fieldText(path.toStdString());
    QString after = before == value ? QString() : value;
    if (question->type == Type::selectMultiple) {
        QStringList values; // in the order of the form
        for (const forms::OfferedChoice& choice : m_session->choices(path.toStdString())) {
            const QString each = QString::fromStdString(choice.value);
            if (forms::isSelected(before.toStdString(), choice.value) != (each == value))
                values << each;
        }
        values.removeDuplicates();
        after = values.join(QLatin1Char(' '));
    }
    giveChosen(path, after);
}

void ChecklistEditor::step(const QString& path, int by)
{
    const forms::Question* question = questionAt(path);
    if (question == nullptr)
        return;
    const std::string key = path.toStdString();
    const QString present = answer_text::answerOf(*question, fieldText(key));
    QString next;
    if (question->type == Type::integer) {
        bool whole = true;
        const qint64 from = present.isEmpty() ? 0 : present.toInt(&whole);
        // Less than nothing is zero, for a start.
        const qint64 to = present.isEmpty() && by < 0 ? 0 : from + by;
        if (whole)
            next = QString::number(to);
    } else {
        next = laterText(*question, present, by, parkTime(m_host.now()));
    }
    if (next.isEmpty() || !give(key, *question, next))
        return;
    m_typed.erase(key);
    m_unsaved.send();
    showAnswers();
}

void ChecklistEditor::answerNow(const QString& path)
{
    if (const forms::Question* question = questionAt(path))
        giveChosen(path, laterText(*question, {}, 0, parkTime(m_host.now())));
}

void ChecklistEditor::clear(const QString& path)
{
    giveChosen(path, {});
}

void ChecklistEditor::moveChoice(const QString& path, int from, int to)
{
    const int row = m_questions.rowOf(path);
    if (row < 0)
        return;
    QStringList values;
    for (const AnswerChoice& choice :
         m_questions.rows()[static_cast<std::size_t>(row)].choices->rows())
        values << choice.key;
    if (from < 0 || from >= values.size() || to < 0 || to >= values.size())
        return;
    values.move(from, to);
    giveChosen(path, values.join(QLatin1Char(' ')));
}

QList<answer_text::Place> ChecklistEditor::placesAt(const QString& path) const
{
    const forms::Question* question = questionAt(path);
    return question == nullptr
               ? QList<answer_text::Place>()
               : answer_text::placesOf(question->type, fieldText(path.toStdString()));
}

void ChecklistEditor::takePlace(const QString& path)
{
    if (const forms::Question* question = questionAt(path))
        m_position.begin(path, enoughMetersFor(*question));
}

void ChecklistEditor::placeTaken(const QString& path, const PositionFix& fix)
{
    const forms::Question* question = questionAt(path);
    if (question == nullptr)
        return;
    QList<answer_text::Place> places = placesAt(path);
    if (question->type == Type::geopoint)
        places.clear();
    places.append(answer_text::measuredPlace(fix.latitude, fix.longitude, fix.accuracyMeters));
    giveChosen(path, answer_text::textOf(places));
}

void ChecklistEditor::addPlace(const QString& path)
{
    const QList<answer_text::Place> places = placesAt(path);
    type(path, places.isEmpty() ? QStringLiteral("? ?")
                                : answer_text::textOf(places + QList{answer_text::Place()}));
}

void ChecklistEditor::removePlace(const QString& path, int index)
{
    QList<answer_text::Place> places = placesAt(path);
    if (index < 0 || index >= places.size())
        return;
    places.removeAt(index);
    giveChosen(path, answer_text::textOf(places));
}

void ChecklistEditor::movePlace(const QString& path, int from, int to)
{
    QList<answer_text::Place> places = placesAt(path);
    if (from < 0 || from >= places.size() || to < 0 || to >= places.size())
        return;
    places.move(from, to);
    giveChosen(path, answer_text::textOf(places));
}

void ChecklistEditor::addInstance(const QString& repeat)
{
    if (!m_session || !m_details.fillable())
        return;
    flush();
    const Result<std::string> added = m_session->addRepeat(repeat.toStdString());
    if (!added) {
        emit failed(tr("There are as many of these as there may be."));
        return;
    }
    noteChanged();
    m_unsaved.send();
    showAnswers();
    emit rowAdded(QStringLiteral("instance:") + QString::fromStdString(*added));
}

void ChecklistEditor::removeInstance(const QString& instance)
{
    const std::string path = instance.toStdString();
    if (!m_session || !m_details.fillable() || !m_session->removeRepeat(path))
        return;
    std::erase_if(m_typed, [&](const auto& typed) { return typed.first.starts_with(path + "/"); });
    if (m_position.path().startsWith(instance + QLatin1Char('/')))
        m_position.cancel();
    if (m_codes.path().startsWith(instance + QLatin1Char('/')))
        m_codes.cancel();
    noteChanged();
    m_unsaved.send();
    showAnswers();
}

} // namespace wupan
