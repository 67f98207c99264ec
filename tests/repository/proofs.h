#pragma once

#include "tests/repository/source_file.h"

namespace wupan::repository {

/// What a document calls a proof and the tree does not have: of `tst_x::name` a test's slot, of
/// `sim::name` a function of the simulator.
[[nodiscard]] Findings missingProofs(const SourceFile& document, const SourceFiles& tree);

/// The faults, 1 to `last`, that have no line of their own in a table.
[[nodiscard]] Findings missingFaults(const SourceFile& document, int last);

} // namespace wupan::repository
