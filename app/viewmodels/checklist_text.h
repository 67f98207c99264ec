#pragma once

#include "visit_details.h"

#include "core/base/result.h"

#include <QString>

/// The words around a checklist, in the language of the app.
namespace wupan::checklist_text {

/// A text of the form.
[[nodiscard]] QString inAppLanguage(const forms::LocalizedText& text);
/// Why there is nothing to fill in; empty when there is.
[[nodiscard]] QString formErrorOf(const VisitDetails& details);
/// What was meant by the text of a field: without spaces around it, and numbers without the full
/// width in which Chinese keyboards write them too.
[[nodiscard]] QString answerOf(const forms::Question& question, const QString& text);
/// Why the form refuses it, and what to do. `message` is the form's own, of a constraint.
[[nodiscard]] QString problemOf(const forms::Question& question, const Error& error,
                                const std::string& message);

} // namespace wupan::checklist_text
