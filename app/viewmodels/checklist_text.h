#pragma once

#include "visit_details.h"

#include "core/base/result.h"
#include "core/forms/filling_session.h"

#include <QString>

/// The words around a checklist, in the language of the app.
namespace wupan::checklist_text {

/// Why there is nothing to fill in; empty when there is.
[[nodiscard]] QString formErrorOf(const VisitDetails& details);
/// Why the form refuses an answer, and what to do.
[[nodiscard]] QString refusalOf(const forms::FillingSession& session, const std::string& path,
                                const forms::Question& question, const Error& error);
/// What is wrong with an answer that is kept, and what to do; of a required one, what the form says
/// to it, if anything.
[[nodiscard]] QString problemText(const forms::Problem& problem);
/// "中文" of "zh".
[[nodiscard]] QString languageName(const std::string& language);

} // namespace wupan::checklist_text
