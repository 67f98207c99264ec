#pragma once

#include "core/base/result.h"
#include "server/api/context.h"
#include "server/pages/board_query.h"
#include "server/pages/page_texts.h"

#include <string>

namespace wupan {

/// A list of issues to take along, one a line, with the words of the visitor's language.
/// UTF-8 with a byte order mark, so that Excel opens it; what a spreadsheet would take for a
/// formula stays text.
[[nodiscard]] std::string issuesAsCsv(StoreTransaction& store, const Caller& caller,
                                      const BoardFilter& filter, const PageTexts& texts);
/// The same as an Excel workbook. Errors: storage.
[[nodiscard]] Result<std::string> issuesAsXlsx(StoreTransaction& store, const Caller& caller,
                                               const BoardFilter& filter, const PageTexts& texts);

} // namespace wupan
