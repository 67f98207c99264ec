#pragma once

#include "server/api/context.h"
#include "server/pages/page_texts.h"
#include "server/pages/sheet.h"

namespace wupan {

/// A list of visits, one a row, with the words of the visitor's language. When all that kept a
/// checklist kept the same version, each of its questions has a column. What was answered in an
/// earlier version and has no question any more stands in one of its own.
void writeVisits(StoreTransaction& store, const Caller& caller, const VisitFilter& filter,
                 const PageTexts& texts, Sheet& sheet);

} // namespace wupan
