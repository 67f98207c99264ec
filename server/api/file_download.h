#pragma once

#include "server/api/context.h"
#include "server/api/http_messages.h"

namespace wupan {

enum class FileCopy {
    original, ///< the bytes that have the hash
    bare,     ///< barePicture() of them; 415 when there is none
};

/// GET of a file by its SHA-256 (64 hex digits), or of one range of it (RFC 9110), for those who
/// may read an attachment with it, as its original or its thumbnail, or a checklist that shows it.
/// To all others it is missing.
[[nodiscard]] Response downloadFile(ServerContext& context, const Caller& caller,
                                    const Request& request, const std::string& sha256,
                                    FileCopy copy);

} // namespace wupan
