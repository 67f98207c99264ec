#pragma once

#include "core/base/json.h"
#include "server/pages/page_texts.h"

#include <string>

namespace wupan {

/// Fills a Mustache template (templates/), which stays where it is for ever: values are escaped,
/// and `t` are the texts. What `model` holds is a text, a number, a truth or a list of such
/// objects.
[[nodiscard]] std::string fillTemplate(std::string_view text, const json::object& model,
                                       const PageTexts& texts);

} // namespace wupan
