#pragma once

#include "server/api/context.h"
#include "server/pages/form_values.h"
#include "server/pages/page_texts.h"

namespace wupan {

/// The issue board as board.html wants it. `query` holds what the visitor chose: show, category,
/// department, order, page. REQUIRES a visitor whose role looks at issues.
[[nodiscard]] json::object boardModel(StoreTransaction& store, const Caller& caller, Instant now,
                                      const FormValues& query, const PageTexts& texts);

} // namespace wupan
