#pragma once

#include "core/base/hash.h"
#include "tests/server/server_fixture.h"

#include <QByteArray>

namespace wupan::test {

inline std::string base64(const std::string& text)
{
    return QByteArray::fromStdString(text).toBase64().toStdString();
}

inline Response createAnswer(ServerFixture& server, const std::string& token,
                             const std::string& bytes)
{
    return server.send("POST", "/v1/files", "",
                       {{"upload-length", std::to_string(bytes.size())},
                        {"upload-metadata", "sha256 " + base64(sha256Hex(bytes))}},
                       token);
}

inline std::string create(ServerFixture& server, const std::string& token, const std::string& bytes)
{
    const Response created = createAnswer(server, token, bytes);
    return created.status == 201 ? created.headers.at("Location") : std::string();
}

inline Response patch(ServerFixture& server, const std::string& token, const std::string& url,
                      std::size_t offset, const std::string& bytes,
                      const std::string& checksum = {})
{
    std::map<std::string, std::string, std::less<>> headers{
        {"content-type", "application/offset+octet-stream"},
        {"upload-offset", std::to_string(offset)}};
    if (!checksum.empty())
        headers["upload-checksum"] = checksum;
    return server.send("PATCH", url, bytes, headers, token);
}

} // namespace wupan::test
