#pragma once

#include "server/api/context.h"

namespace wupan {

/// Removes the uploads that nobody may go on with: those that expired, and bytes whose upload is
/// not known any more. An upload that a request is writing stays. Returns how many were removed.
/// Thread: any.
[[nodiscard]] Result<std::size_t> removeExpiredUploads(ServerContext& context);

} // namespace wupan
