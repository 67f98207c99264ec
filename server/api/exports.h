#pragma once

#include "server/api/context.h"

namespace wupan {

/// In the audit that somebody took a list along. Errors: as ServerStore::write().
[[nodiscard]] Status auditExport(ServerContext& context, const Caller& caller,
                                 std::string_view what, std::size_t bytes);

} // namespace wupan
