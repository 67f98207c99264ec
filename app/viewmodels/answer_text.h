#pragma once

#include "core/forms/form_definition.h"

#include <QList>
#include <QString>

/// Answers of several parts: as their fields show them, and back. What is not complete makes a text
/// that no form takes, and comes back as it was typed.
namespace wupan::answer_text {

/// One place of a geopoint, geotrace or geoshape.
struct Place
{
    QString latitude;  ///< degrees
    QString longitude; ///< degrees
    QString measured;  ///< altitude and accuracy in metres, as the receiver told; empty: by hand
    bool operator==(const Place&) const = default;
};

/// A shape's last place, which is its first again, is left out.
[[nodiscard]] QList<Place> placesOf(forms::QuestionType type, const QString& text);
[[nodiscard]] QString textOf(const QList<Place>& places);
/// What a receiver told.
[[nodiscard]] Place measuredPlace(double latitude, double longitude, double accuracyMeters);

/// The parts of a date and time, or of a time.
struct Moment
{
    QString day; ///< "2026-11-23"; empty for a time
    QString hour;
    QString minute;
};
[[nodiscard]] Moment momentOf(forms::QuestionType type, const QString& text);
[[nodiscard]] QString textOf(forms::QuestionType type, const Moment& moment);

/// How much of a date is asked for.
enum class DateDetail { day, month, year };
[[nodiscard]] DateDetail dateDetailOf(const forms::Question& question);
/// "2026-11" of "2026-11-01", where only the month is asked for.
[[nodiscard]] QString shownDate(DateDetail detail, const QString& answer);

/// What was meant by the text of a field: without spaces around it, numbers without the full width
/// in which Chinese keyboards write them too, times with their zone, shapes closed.
[[nodiscard]] QString answerOf(const forms::Question& question, const QString& text);

/// "1,234,567.5" of "1234567.5"; empty for what is no number.
[[nodiscard]] QString grouped(const QString& number);

} // namespace wupan::answer_text
