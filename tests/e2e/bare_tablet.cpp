#include "tests/e2e/bare_tablet.h"

#include "core/base/hash.h"
#include "tests/e2e/event_wait.h"

#include <stdexcept>

namespace wupan::test {

json::object BareTablet::enrol(const QByteArray& code, const QByteArray& password,
                               const std::string& login)
{
    const json::object body{{"code", code.toStdString()},
                            {"login", login},
                            {"password", password.toStdString()},
                            {"deviceName", "tablet"}};
    json::object answer =
        parseObject(send("POST", "/v1/enrol", json::serialize(body)).body).value();
    m_token = textAt(answer, "accessToken");
    return answer;
}

HttpResponse BareTablet::send(const std::string& method, const std::string& path,
                              const std::string& body, std::map<std::string, std::string> headers)
{
    HttpRequest request{method, path, std::move(headers), body};
    request.headers.emplace("Content-Type", method == "PATCH" ? "application/offset+octet-stream"
                                                              : "application/json");
    if (!m_token.empty())
        request.headers.emplace("Authorization", "Bearer " + m_token);
    std::optional<Result<HttpResponse>> answer;
    m_transport.send(request, [&](const Result<HttpResponse>& got) { answer = got; });
    if (!waitFor([&] { return answer.has_value(); }) || !*answer)
        throw std::runtime_error(method + " " + path + ": no answer");
    return **answer;
}

std::string BareTablet::createUpload(const std::string& bytes)
{
    const QByteArray hash = QByteArray::fromStdString(sha256Hex(bytes)).toBase64();
    return send("POST", "/v1/files", {},
                {{"Upload-Length", std::to_string(bytes.size())},
                 {"Upload-Metadata", "sha256 " + hash.toStdString()}})
        .headers.at("location");
}

int BareTablet::patch(const std::string& url, const std::string& bytes, std::size_t from,
                      std::size_t size)
{
    return send("PATCH", url, bytes.substr(from, size), {{"Upload-Offset", std::to_string(from)}})
        .status;
}

std::pair<int, std::string> BareTablet::head(const std::string& url)
{
    const HttpResponse answer = send("HEAD", url);
    const auto offset = answer.headers.find("upload-offset");
    return {answer.status, offset == answer.headers.end() ? "" : offset->second};
}

Change BareTablet::create(RecordType type, json::object fields)
{
    Change change;
    change.type = type;
    change.recordId = Uuid::v7(m_clock.now(), m_random);
    change.kind = ChangeKind::create;
    change.fields = std::move(fields);
    change.deviceAt = m_clock.now();
    if (type == RecordType::issue)
        change.eventId = IssueEventId{Uuid::v7(m_clock.now(), m_random)};
    return m_sealer.seal(std::move(change));
}

HttpResponse BareTablet::sync(std::vector<Change> changes)
{
    SyncRequest request;
    request.changes = std::move(changes);
    request.past = m_sealer.past();
    request.deviceAt = m_clock.now();
    request.maxRecords = 1;
    return send("POST", "/v1/sync", encode(request));
}

json::object BareTablet::record(RecordType type, const Uuid& id)
{
    const HttpResponse answer =
        send("GET", "/v1/records/" + std::string(word(type)) + "/" + id.text());
    return answer.status == 200 ? objectAt(parseObject(answer.body).value(), "record")
                                : json::object{};
}

} // namespace wupan::test
