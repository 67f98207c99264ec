#include "tests/e2e/impostors.h"

#include "core/base/compression.h"

namespace wupan::test {
namespace {

QByteArray reply(const QByteArray& status, const QByteArray& type, const QByteArray& body,
                 const QByteArray& headers = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

const QByteArray kPortal = "<!DOCTYPE html><title>Welcome to our Wi-Fi</title>";

/// A few KB that become 80 MB.
QByteArray bomb(ContentCoding coding)
{
    return QByteArray::fromStdString(compress(QByteArray(80'000'000, ' ').toStdString(), coding));
}

} // namespace

std::vector<Impostor> impostors()
{
    constexpr ErrorCode kWrong = ErrorCode::wrongServer;
    return {
        {"a page", reply("200 OK", "text/html", kPortal), kWrong},
        {"a redirect to a page",
         reply("302 Found", "text/html", kPortal, "Location: http://portal.example/\r\n"), kWrong},
        {"nothing, with success", "HTTP/1.1 204 No Content\r\n\r\n", kWrong},
        {"created", reply("201 Created", "text/html", {}, "Location: /v1/files/x\r\n"), kWrong},
        {"asks for a name and a password",
         reply("401 Unauthorized", "text/html", kPortal, "WWW-Authenticate: Basic realm=x\r\n"),
         kWrong},
        {"says 401 in JSON of its own",
         reply("401 Unauthorized", "application/json", R"({"error":"unauthorized"})"), kWrong},
        {"says 401 with a code",
         reply("401 Unauthorized", "application/json", R"({"code":"unauthorized"})"), kWrong},
        {"knows no such page", reply("404 Not Found", "text/html", kPortal), kWrong},
        {"finds it too large", reply("413 Payload Too Large", "text/html", kPortal), kWrong},
        {"members of other kinds",
         reply("200 OK", "application/json",
               R"({"cursor":5,"serverAt":"x","officerId":1,"deviceId":[],"accessToken":{}})"),
         kWrong},
        {"an overloaded proxy", reply("502 Bad Gateway", "text/html", kPortal),
         ErrorCode::serverBusy},
        {"half an answer",
         "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"cursor\":", ErrorCode::unreachable},
    };
}

std::vector<Impostor> cruderImpostors()
{
    constexpr ErrorCode kWrong = ErrorCode::wrongServer;
    const auto html = [](const char* status) { return reply(status, "text/html", kPortal); };
    const auto json = [](const QByteArray& body, const QByteArray& headers = {}) {
        return reply("200 OK", "application/json", body, headers);
    };
    return {
        {"a redirect that is to be repeated",
         reply("307 Temporary Redirect", "text/html", {}, "Location: /v1/elsewhere\r\n"), kWrong},
        {"a redirect to nowhere", reply("301 Moved Permanently", "text/html", {}), kWrong},
        {"not modified", "HTTP/1.1 304 Not Modified\r\n\r\n", kWrong},
        {"forbids", html("403 Forbidden"), kWrong},
        {"wants a proxy's password", html("407 Proxy Authentication Required"), kWrong},
        {"has another law", html("451 Unavailable For Legal Reasons"), kWrong},
        {"an empty object", json("{}"), kWrong},
        {"an array", json("[]"), kWrong},
        {"half an object", json("{\"cursor\":"), kWrong},
        {"another product", json(R"({"status":"ok","product":"another","token":"x"})"), kWrong},
        {"an unknown coding", json("{}", "Content-Encoding: br\r\n"), kWrong},
        {"a coding that it is not", json("{}", "Content-Encoding: zstd\r\n"), kWrong},
        {"a bomb", json(bomb(ContentCoding::zstd), "Content-Encoding: zstd\r\n"), kWrong},
        {"a bomb of another kind", json(bomb(ContentCoding::gzip), "Content-Encoding: gzip\r\n"),
         kWrong},
        {"a page for maintenance", html("503 Service Unavailable"), ErrorCode::serverBusy},
        {"half a header", "HTTP/1.1 200 OK\r\nContent-Le", ErrorCode::unreachable},
        {"no HTTP at all", "SSH-2.0-OpenSSH_9.2\r\n", ErrorCode::unreachable},
        {"the end of the connection", {}, ErrorCode::unreachable},
    };
}

} // namespace wupan::test
