#pragma once

#include "core/model/record_codec.h"

#include <utility>
#include <vector>

namespace wupan::bench {

/// The workload of docs: 1,000 enterprises, 20,000 issues of some 600 bytes of JSON with Chinese
/// text, 5,000 visits of some 1.5 KB. The same on every run.
[[nodiscard]] std::vector<std::pair<RecordType, Document>> parkDocuments();

} // namespace wupan::bench
