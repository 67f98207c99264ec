#pragma once

#include "server/api/context.h"
#include "server/pages/board_query.h"
#include "server/pages/page_texts.h"
#include "server/pages/sheet.h"

namespace wupan {

/// A list of issues, one a row, with the words of the visitor's language.
void writeIssues(StoreTransaction& store, const Caller& caller, BoardFilter filter,
                 const PageTexts& texts, Sheet& sheet);

} // namespace wupan
