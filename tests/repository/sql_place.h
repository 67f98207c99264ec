#pragma once

#include "tests/repository/source_file.h"

namespace wupan::repository {

/// SQL in literals outside of core/store and server/store. Tests may hold SQL.
[[nodiscard]] Findings strayedSql(const SourceFile& file);

} // namespace wupan::repository
