#pragma once

#include "core/base/result.h"
#include "core/procedure/lights.h"
#include "core/store/issue_store.h"

#include <QString>

/// The words of the issue pages, in the language of the app.
namespace wupan::issue_text {

[[nodiscard]] QString categoryName(Category category);
[[nodiscard]] QString plateName(Plate plate);
[[nodiscard]] QString urgencyName(Urgency urgency);
/// What has been done: "assigned".
[[nodiscard]] QString stateName(IssueState state);
/// The station of the stepper: "assign".
[[nodiscard]] QString stationName(IssueState state);
[[nodiscard]] QString gradeName(Grade grade);

/// A small coloured label. `tone` is a word of the theme: red, amber, green, blue, violet, neutral.
struct Tag
{
    QString text;
    QString tone;
};
/// What an issue waits for: the light with its days, the enterprise, or nothing.
[[nodiscard]] Tag tagOf(const IssueRow& row, Instant now, int yellowDays);
[[nodiscard]] QString pendingTag();

/// Who took a step, and what it was: "registered the issue".
[[nodiscard]] QString authorOf(const EventRow& row);
[[nodiscard]] QString happeningOf(const EventRow& row);
/// "11-20 15:10 · recorded offline, synced 16:02".
[[nodiscard]] QString whenOf(const EventRow& row);

[[nodiscard]] QString dayText(Instant at);     ///< "11-20", in the park's zone
[[nodiscard]] QString fullDayText(Instant at); ///< "2026-11-20"

/// Why a step or a capture was refused, and what to do.
[[nodiscard]] QString sentenceFor(const Error& error);

} // namespace wupan::issue_text
