#pragma once

#include "tests/repository/source_file.h"

namespace wupan::repository {

/// C++ sources that no build list of their folder, or of one above, names or globs; tests that are
/// not registered; folders with a CMakeLists.txt that their parent does not add.
[[nodiscard]] Findings unlistedSources(const SourceFiles& files);

/// Migrations that are not named NNNN_name.sql, or whose numbers do not run 1, 2, 3 …
[[nodiscard]] Findings migrationGaps(const SourceFiles& files, const QString& folder);

} // namespace wupan::repository
