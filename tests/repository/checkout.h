#pragma once

#include "tests/repository/source_file.h"

namespace wupan::repository {

/// The files that git tracks in the checkout this was built from, as they stand on disk; all files
/// but those of builds where there is no git, as in a source archive. Those that were just removed
/// are left out.
[[nodiscard]] SourceFiles trackedFiles();

/// All that a rule finds in the tracked files.
template <class Rule>
[[nodiscard]] Findings inAllFiles(Rule rule)
{
    Findings findings;
    for (const SourceFile& file : trackedFiles())
        findings << rule(file);
    return findings;
}

} // namespace wupan::repository
