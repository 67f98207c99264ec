#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/model/words.h"

#include <QString>

/// The words of the visit pages, in the language of the app.
namespace wupan::visit_text {

/// Of checklists: "zh" or "en".
[[nodiscard]] std::string formLanguage();

[[nodiscard]] QString clockText(Instant at);       ///< "10:42:05" in the park's zone
[[nodiscard]] QString timeText(Instant at);        ///< "10:42"
[[nodiscard]] QString dateText(Date day);          ///< "11月23日 星期一"
[[nodiscard]] QString distanceText(double meters); ///< "1.8 km", "650 m"
[[nodiscard]] QString accuracyText(double meters); ///< "within 8 m"
[[nodiscard]] QString stateName(VisitState state);
/// Why something could not be done to a visit, and what to do.
[[nodiscard]] QString sentenceFor(const Error& error);

} // namespace wupan::visit_text
