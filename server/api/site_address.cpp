#include "server/api/site_address.h"

namespace wupan {

std::string siteAddress(const Request& request, bool overTls)
{
    const std::string_view host = request.header("host");
    const bool isHost = !host.empty() && host.find_first_not_of(
                                             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                             "0123456789.-:[]") == std::string_view::npos;
    return isHost ? std::string(overTls ? "https://" : "http://").append(host) : std::string();
}

} // namespace wupan
