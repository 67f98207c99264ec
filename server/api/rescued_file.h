#pragma once

#include "server/api/rescue_import.h"

namespace wupan {

/// Puts the file that `reader` stands at where uploads end, and tells its attachments so. One that
/// is no picture, or has another hash, is passed over. Errors: diskFull, storage, and the reader's.
[[nodiscard]] Status takeRescuedFile(ServerContext& context, ParkId park, const RescuedFile& file,
                                     RescueReader& reader, RescueReport& report);

} // namespace wupan
