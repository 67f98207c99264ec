#pragma once

#include "server/checklists/mistakes.h"
#include "server/pages/page_texts.h"

#include <string>

namespace wupan {

/// What a mistake of a checklist says, as a sentence.
[[nodiscard]] std::string sentenceOf(const Mistake& mistake, const PageTexts& texts);
/// "C (relevant)"; empty when it is of a whole row.
[[nodiscard]] std::string columnOf(const Mistake& mistake);

} // namespace wupan
