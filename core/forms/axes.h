#pragma once

#include "core/forms/syntax.h"

#include <functional>

namespace wupan::forms {

[[nodiscard]] bool matches(const NodeTest& test, Axis axis, const InstanceNode& node);
/// Whether the axis lists nodes from the context node backwards.
[[nodiscard]] bool isReverse(Axis axis);

/// Appends the nodes of an axis that pass the test, in the order of the axis. Nodes that are not
/// relevant, and what is below them, are left out; parents and ancestors are not asked.
/// `spend` is told of every node that is looked at.
void collectAxis(const Step& step, const InstanceNode& from,
                 const std::function<void(std::int64_t)>& spend, NodeSet& out);

} // namespace wupan::forms
