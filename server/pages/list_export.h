#pragma once

#include "server/pages/page_call.h"
#include "server/pages/sheet.h"

namespace wupan {

/// Writes a list, from one state of the store.
using ListWriter = std::function<void(StoreTransaction&, Sheet&)>;

/// A list to take along, as the path asks for it (.csv, else a workbook), called `name` with the
/// day; that somebody did stands in the audit. The file is sent from the disk: memory does not
/// grow with it.
[[nodiscard]] Response giveList(const PageCall& call, const std::string& name,
                                const ListWriter& write);

} // namespace wupan
