#pragma once

#include "core/base/result.h"

#include <boost/asio/ssl/context.hpp>

#include <string>

namespace wupan {

/// TLS 1.2 or newer with forward secrecy only, for a server. certificate when one of the files
/// cannot be used; the detail names the file.
[[nodiscard]] Result<boost::asio::ssl::context> openTlsContext(const std::string& certificateFile,
                                                               const std::string& keyFile);

} // namespace wupan
