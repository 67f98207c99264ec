#pragma once

#include "core/forms/form_definition.h"

namespace wupan::forms {

/// Fills FormDefinition::dependents. Returns one sentence for each circle of calculates and
/// relevants, naming its nodes in the order in which they are read; `dependents` stays empty then.
[[nodiscard]] std::vector<std::string> orderDependents(FormDefinition& form);

} // namespace wupan::forms
