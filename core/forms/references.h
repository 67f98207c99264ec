#pragma once

#include "core/forms/syntax.h"

namespace wupan::forms {

/// What an expression at `self` reads, sorted, each once. Errs on the side of too much.
[[nodiscard]] std::vector<Reference> referencesOf(const Node& root, const std::string& self);

/// Rewrites a relative path that only names questions as the absolute one that it means at `self`.
void makeAbsolute(Node& path, const std::string& self);

} // namespace wupan::forms
