#pragma once

#include "core/rescue/rescue_writer.h"
#include "core/store/attention_store.h"
#include "core/store/meta_store.h"
#include "core/store/outbox_store.h"
#include "server/api/rescue_import.h"
#include "server/store/store_tables.h"
#include "tests/server/server_fixture.h"
#include "tests/support/temporary_tablet.h"

#include <QByteArray>

namespace wupan::test {

/// A real tablet's data, enrolled at the headquarters of the fixture; its edits are put into the
/// outbox by hand.
class RescuedTablet : public TemporaryTablet
{
public:
    explicit RescuedTablet(ServerFixture& server)
        : RescuedTablet(server, server.officer, "officer-1")
    {}
    RescuedTablet(ServerFixture& server, OfficerId person, const std::string& login)
        : m_server(server)
    {
        const json::object answer = server.enrol(person, login);
        token = textAt(answer, "accessToken");
        device = *DeviceId::parse(textAt(answer, "deviceId"));
        Actor actor;
        actor.id = person;
        actor.deviceId = device;
        require(tablet->setActor(actor));
        work([&] {
            MetaStore meta(tablet->database());
            meta.set(MetaKey::rescueKey, textAt(answer, "rescueKey"));
            meta.set(MetaKey::parkId, server.park.id.text());
        });
    }

    void work(const std::function<void()>& what)
    {
        require(tablet->inTransaction([&] {
            what();
            return done();
        }));
    }

    Change save(RecordType type, const Uuid& record, ChangeKind kind, json::object fields,
                json::object was = {})
    {
        Change change;
        work([&] {
            change = LocalRows(*tablet).change(type, record, kind);
            change.fields = std::move(fields);
            change.was = std::move(was);
            OutboxStore(tablet->database()).add(change);
        });
        return change;
    }
    Change createVisit(json::object fields = {})
    {
        return save(RecordType::visit, newId<VisitId>().uuid, ChangeKind::create,
                    std::move(fields));
    }

    /// Sends what waits; the edits are answered afterwards.
    SyncResponse sync()
    {
        SyncRequest request;
        work([&] {
            OutboxStore outbox(tablet->database());
            outbox.seal(100);
            request.changes = outbox.sealed(100);
            request.past = outbox.past();
        });
        request.deviceAt = clock.now();
        request.uptimeMs = clock.uptimeMs();
        request.bootId = clock.bootId();
        const Response response = m_server.send("POST", "/v1/sync", encode(request), {}, token);
        if (response.status != 200)
            throw std::runtime_error(response.body);
        SyncResponse answer = parseSyncResponse(response.body).value();
        work([&] {
            for (const ChangeOutcome& outcome : answer.outcomes)
                OutboxStore(tablet->database())
                    .settle(outcome.sequence, tablet->actor().id, answer.serverAt);
        });
        return answer;
    }

    std::filesystem::path makeBundle()
    {
        std::filesystem::path path = folder() / "tablet.wupan-rescue";
        if (const auto made = writeRescueBundle(*tablet, path); !made)
            throw std::runtime_error(made.error().detail);
        return path;
    }

    std::string token;
    DeviceId device;

private:
    ServerFixture& m_server;
};

inline std::optional<StoredRecord> stored(ServerFixture& server, const Change& change)
{
    std::optional<StoredRecord> found;
    server.write([&](StoreTransaction& store) {
        found = store.record(server.park.id, change.type, change.recordId);
    });
    return found;
}

inline std::string fieldOf(ServerFixture& server, const Change& change, std::string_view name)
{
    const auto record = stored(server, change);
    return record ? std::string(textAt(record->document, name)) : "no record";
}

inline std::optional<HistoryEntry> history(ServerFixture& server, EditId edit)
{
    std::optional<HistoryEntry> found;
    server.write(
        [&](StoreTransaction& store) { found = store.historyOfEdit(server.park.id, edit); });
    return found;
}

/// Everything in headquarters' database.
inline QByteArray contentOf(ServerFixture& server)
{
    QByteArray content;
    const Status read = server.headquarters.store->readRows([&](SqlConnection& rows) {
        for (const StoreTable& table : storeTables())
            forEachRow(rows, table, [&](const std::vector<SqlValue>& row) {
                for (const SqlValue& value : row)
                    content += QByteArray::fromStdString(value.bytes) + '|' +
                               QByteArray::number(static_cast<qlonglong>(value.integer)) + '\n';
            });
        return done();
    });
    if (!read)
        throw std::runtime_error(read.error().detail);
    return content;
}

inline RescueReport importBundle(ServerFixture& server, const std::filesystem::path& path)
{
    const auto secrets = rescueSecrets(*server.headquarters.store);
    const auto manifest = examineRescueBundle(path, *secrets);
    if (!manifest)
        throw std::runtime_error(manifest.error().detail);
    auto report = importRescueBundle(server.context(), server.park.id, path, *secrets);
    if (!report)
        throw std::runtime_error(report.error().detail);
    return *report;
}

} // namespace wupan::test
