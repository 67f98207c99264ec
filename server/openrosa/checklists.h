#pragma once

#include "core/model/checklist.h"
#include "server/api/context.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wupan {

/// The checklists that new visits may begin with, of each form the newest version; as far as the
/// caller may read them.
[[nodiscard]] std::vector<Checklist> publishedChecklists(StoreTransaction& store,
                                                         const Caller& caller);

/// A form by the name and version under which it was given out, published still or not; the newest
/// where several have them.
[[nodiscard]] std::optional<Checklist> checklistOf(StoreTransaction& store, const Caller& caller,
                                                   std::string_view formId,
                                                   std::string_view version);

/// The enterprises that the caller may read, as the choices of a form: name (the id) and label.
[[nodiscard]] std::string enterprisesCsv(StoreTransaction& store, const Caller& caller);

} // namespace wupan
