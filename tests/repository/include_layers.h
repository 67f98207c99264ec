#pragma once

#include "tests/repository/source_file.h"

namespace wupan::repository {

/// Includes that point against the arrows of docs/architecture.md, or name a toolkit that the
/// folder must not know.
[[nodiscard]] Findings forbiddenIncludes(const SourceFile& file);

/// Clocks, randomness and the environment, read in the core past its ports.
[[nodiscard]] Findings ambientState(const SourceFile& file);

} // namespace wupan::repository
