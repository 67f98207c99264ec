#pragma once

#include "server/pages/history_lines.h"
#include "server/pages/page_call.h"

#include <functional>

namespace wupan {

using HistoryReader = std::function<std::vector<HistoryLine>(StoreTransaction&, const Uuid&)>;

/// The history of the record that the path names, to take along: /export/issues/<id>.csv or .xlsx.
/// Not found when it is not the visitor's to read.
[[nodiscard]] Response giveHistory(const PageCall& call, RecordType type,
                                   const HistoryReader& read);

} // namespace wupan
