#pragma once

#include "server/api/context.h"
#include "server/pages/form_values.h"
#include "server/pages/page_texts.h"

#include <optional>

namespace wupan {

/// An issue as issue.html wants it, with the steps that the visitor may take now; nullopt when
/// there is none that the visitor may see. `filled` is what the visitor typed for a step that was
/// refused.
[[nodiscard]] std::optional<json::object> issueModel(StoreTransaction& store, const Caller& caller,
                                                     Instant now, const Uuid& id,
                                                     const FormValues& filled,
                                                     const PageTexts& texts);

/// What a form of issue.html asks for, as the values of a step.
[[nodiscard]] json::object stepValues(const FormValues& form);

} // namespace wupan
