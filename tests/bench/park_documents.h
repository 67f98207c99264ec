#pragma once

#include "core/model/record_codec.h"

#include <utility>
#include <vector>

namespace wupan::bench {

/// The workload of docs/performance.md: 1,000 enterprises, 20,000 issues of some 600 bytes of JSON
/// with Chinese text, 5,000 visits of some 1.5 KB. A twentieth of them is the officer's own. The
/// same on every run.
[[nodiscard]] std::vector<std::pair<RecordType, Document>> parkDocuments(OfficerId officer);

} // namespace wupan::bench
