#pragma once

#include "server/api/http_messages.h"

#include <string>

namespace wupan {

/// "https://hq.example": this headquarters as the client knows it; empty when it does not say its
/// host.
[[nodiscard]] std::string siteAddress(const Request& request, bool overTls);

} // namespace wupan
