#pragma once

#include "core/forms/form_model.h"

namespace wupan::forms {

/// Whether an expression may read nodes of other instances of the repeats that `self` stands in.
/// True also when that cannot be told. An absolute path to something in the same repeat means the
/// one in the same instance, as PathWalk binds it.
[[nodiscard]] bool readsOtherInstances(const FormModel& model, std::string_view expression,
                                       NodeIndex self);

/// Whether it may read what is in a group, when its references name the group and all below
/// (Reference::subtree): wildcards and axes do, count() and position() do not.
[[nodiscard]] bool readsBelow(std::string_view expression);

} // namespace wupan::forms
