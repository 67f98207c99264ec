#include "tests/e2e/busy_tablet.h"

#include "tests/e2e/raw_client.h"

#include <chrono>
#include <stdexcept>

namespace wupan::test {
namespace {

Instant now()
{
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

/// Status 0: nobody is there, or nobody answered.
RawAnswer post(quint16 port, const QByteArray& path, const std::string& body,
               const std::string& token)
{
    QByteArray headers = "Content-Type: application/json\r\n";
    if (!token.empty())
        headers += "Authorization: Bearer " + QByteArray::fromStdString(token) + "\r\n";
    try {
        return answerTo(port, httpRequest("POST", path, headers, QByteArray::fromStdString(body)));
    } catch (const std::runtime_error&) {
        return {};
    }
}

json::object objectOf(const RawAnswer& answer)
{
    return parseObject(answer.body.toStdString()).value();
}

} // namespace

void BusyTablet::enrol(quint16 port, const QByteArray& code, const QByteArray& password)
{
    const RawAnswer answer = post(port, "/v1/enrol",
                                  json::serialize(json::object{{"code", code.toStdString()},
                                                               {"login", "demo"},
                                                               {"password", password.toStdString()},
                                                               {"deviceName", "tablet"}}),
                                  {});
    if (answer.status != 200)
        throw std::runtime_error("not enrolled: " + answer.body.toStdString());
    const json::object session = objectOf(answer);
    m_token = textAt(session, "accessToken");
    m_officer = textAt(session, "officerId");
}

bool BusyTablet::send(quint16 port)
{
    if (m_waiting.empty()) {
        Change change;
        change.type = RecordType::visit;
        change.recordId = Uuid::v7(now(), m_random);
        change.kind = ChangeKind::create;
        change.fields = {{"officerId", m_officer}};
        change.deviceAt = now();
        m_record = change.recordId.text();
        SyncRequest request = m_sealer.request({std::move(change)});
        request.deviceAt = now();
        request.maxRecords = 1;
        m_waiting = encode(request);
    }
    const RawAnswer answer = post(port, "/v1/sync", m_waiting, m_token);
    if (answer.status != 200)
        return false;
    const auto response = parseSyncResponse(answer.body.toStdString());
    if (!response || response->outcomes.size() != 1 ||
        response->outcomes.front().outcome == Outcome::refused)
        return false;
    m_cursor = response->cursor;
    m_acknowledged.push_back(m_record);
    m_waiting.clear();
    return true;
}

std::vector<std::string> BusyTablet::pullAll(quint16 port)
{
    std::vector<std::string> ids;
    SyncRequest request;
    request.past = m_sealer.past();
    for (bool more = true; more;) {
        request.deviceAt = now();
        const RawAnswer answer = post(port, "/v1/sync", encode(request), m_token);
        if (answer.status != 200)
            throw std::runtime_error("no pull: " + answer.body.toStdString());
        const auto response = parseSyncResponse(answer.body.toStdString());
        if (!response)
            throw std::runtime_error(response.error().detail);
        for (const RecordRun& run : response->records)
            for (const json::value& document : run.documents)
                ids.emplace_back(textAt(document.as_object(), "id"));
        request.cursor = response->cursor;
        more = response->more;
    }
    return ids;
}

} // namespace wupan::test
