#pragma once

#include "core/model/attachment.h"
#include "server/api/context.h"
#include "server/api/http_messages.h"

namespace wupan {

/// tus 1.0 at /v1/files (creation, checksum, termination, expiration), and GET of files.
/// `rest` is what follows
/// "/v1/files": empty, or "/" and an upload's id or a file's hash.
[[nodiscard]] Response handleFiles(ServerContext& context, const Caller& caller,
                                   const Request& request, std::string_view rest);

/// Every attachment that names the file says from now on that headquarters has its bytes.
[[nodiscard]] Status markReceived(ServerContext& context, ParkId park, const std::string& sha256);

} // namespace wupan
