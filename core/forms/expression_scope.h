#pragma once

#include "core/forms/form_model.h"

namespace wupan::forms {

/// Within a repeat, ODK takes an absolute path to something in the same repeat for the one in the
/// same instance. Returns the expression with such paths written from `self`:
/// "../age" for "/data/person/age" at /data/person/name. Paths that end at the repeat itself
/// (count(/data/person)) or choose among instances ([…]) mean all of them and stay.
[[nodiscard]] std::string withinInstance(const FormModel& model, std::string_view expression,
                                         NodeIndex self);

/// Whether an expression, as withinInstance() returns it, may read nodes of other instances of the
/// repeats that `self` stands in. True also when that cannot be told.
[[nodiscard]] bool readsOtherInstances(const FormModel& model, std::string_view expression,
                                       NodeIndex self);

/// Whether it may read what is in a group, when its references name the group and all below
/// (Reference::subtree): wildcards and axes do, count() and position() do not.
[[nodiscard]] bool readsBelow(std::string_view expression);

} // namespace wupan::forms
