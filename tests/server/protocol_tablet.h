#pragma once

#include "tests/server/server_fixture.h"
#include "tests/support/edit_sealer.h"

namespace wupan::test {

/// What a tablet says of a new record.
inline Change creationOf(ServerFixture& server, RecordType type, json::object fields = {})
{
    Change change;
    change.type = type;
    change.recordId = server.newId<VisitId>().uuid;
    change.kind = ChangeKind::create;
    change.fields = std::move(fields);
    change.deviceAt = server.clock.now();
    if (type == RecordType::issue)
        change.eventId = server.newId<IssueEventId>();
    return change;
}

/// A tablet of the park that speaks the protocol by hand, over the handlers.
class ProtocolTablet
{
public:
    explicit ProtocolTablet(ServerFixture& server)
        : ProtocolTablet(server, server.officer, "officer-1")
    {}
    ProtocolTablet(ServerFixture& server, OfficerId person, const std::string& login)
        : m_server(server)
        , m_sealer(server.random)
    {
        takeTokens(server.enrol(person, login));
    }

    /// Edits that were not sent yet.
    SyncResponse sync(std::vector<Change> changes, std::string cursor = {})
    {
        return send(m_sealer.request(std::move(changes), std::move(cursor)));
    }

    SyncResponse send(SyncRequest request)
    {
        request.deviceAt = m_server.clock.now();
        request.bootId = "boot-1";
        request.uptimeMs = m_server.clock.uptimeMs();
        const Response response = m_server.send("POST", "/v1/sync", encode(request), {}, token);
        auto parsed = response.status == 200
                          ? parseSyncResponse(response.body)
                          : Result<SyncResponse>(Error{ErrorCode::protocol, response.body});
        if (!parsed)
            throw std::runtime_error(parsed.error().detail);
        return std::move(*parsed);
    }

    /// As the engine does when headquarters says that the past forked.
    void takeNewDeviceId()
    {
        const Response response = m_server.post("/v1/device", {}, token);
        if (response.status != 200)
            throw std::runtime_error(response.body);
        takeTokens(*parseObject(response.body));
        m_sealer = EditSealer(m_server.random);
    }

    [[nodiscard]] EditSealer& sealer() { return m_sealer; }

    std::string token;
    DeviceId device;

private:
    void takeTokens(const json::object& answer)
    {
        token = textAt(answer, "accessToken");
        device = *DeviceId::parse(textAt(answer, "deviceId"));
    }

    ServerFixture& m_server;
    EditSealer m_sealer;
};

} // namespace wupan::test
