#pragma once

#include "core/forms/filling_session.h"

#include <QString>

#include <vector>

namespace wupan {

/// The control that a question is answered with: words of QuestionRow::kind.
[[nodiscard]] QString kindOf(const forms::Question& question,
                             const std::vector<forms::OfferedChoice>& offered);
/// How that control looks: words of QuestionRow::style, or empty.
[[nodiscard]] QString styleOf(const forms::Question& question);

/// A range whose steps are offered in a menu.
[[nodiscard]] bool isPicked(const forms::Question& question);

} // namespace wupan
