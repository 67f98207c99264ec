#pragma once

#include "server/api/context.h"
#include "server/api/http_messages.h"

namespace wupan {

enum class FileCopy {
    original, ///< the bytes that have the hash
    bare,     ///< of a picture, barePicture(), or 415 when there is none; of others the bytes
};

/// GET of a file by its SHA-256 (64 hex digits), or of one range of it (RFC 9110), for those who
/// may read an attachment with it, as its original or its thumbnail, or a checklist that shows it.
/// To all others it is missing.
/// Nothing in it can run in a browser; sound and video may be played, others are saved.
[[nodiscard]] Response downloadFile(ServerContext& context, const Caller& caller,
                                    const Request& request, const std::string& sha256,
                                    FileCopy copy);

} // namespace wupan
