#pragma once

#include "core/store/record_store.h"
#include "core/store/sync_status_store.h"
#include "core/sync/engine.h"
#include "platform/device_ports.h"
#include "platform/fake/memory_secret_store.h"
#include "platform/qt_transport.h"
#include "tests/e2e/headquarters_process.h"

#include <QTemporaryDir>
#include <QTest>

#include <stdexcept>

namespace wupan::test {

/// A tablet as the app puts it together, without its pages.
class Device
{
public:
    explicit Device(const QUrl& headquarters)
        : transport(headquarters)
        , tablet(std::move(*Tablet::open(m_folder.filePath("data").toStdString(), clock, random)))
        , session(*tablet, transport, secrets)
        , engine(*tablet, session)
    {}

    Status enrol(HeadquartersProcess& headquarters, const QString& login)
    {
        std::optional<Status> result;
        session.enrol(headquarters.code(login).toStdString(), login.toStdString(),
                      headquarters.password(login).toStdString(), "tablet",
                      [&](const Status& status) { result = status; });
        return wait(result);
    }

    SyncReport sync()
    {
        std::optional<SyncReport> report;
        engine.run([&](const SyncReport& finished) { report = finished; });
        return wait(report);
    }

    json::object ask(const std::string& path)
    {
        std::optional<HttpResponse> response;
        HttpRequest request;
        request.path = path;
        session.send(request, [&](const Result<HttpResponse>& answer) {
            response = answer ? *answer : HttpResponse{};
        });
        const HttpResponse answer = wait(response);
        return answer.status == 200 ? *parseObject(answer.body) : json::object{};
    }

    [[nodiscard]] QString folder() const { return m_folder.filePath("data"); }

    template <class R>
    R load(const decltype(R::id)& id)
    {
        return RecordStore(tablet->database()).load<R>(id).value();
    }

    std::int64_t pending() { return SyncStatusStore(tablet->database()).pendingCount(); }

private:
    template <class T>
    static T wait(std::optional<T>& value)
    {
        if (!QTest::qWaitFor([&] { return value.has_value(); }, 30'000))
            throw std::runtime_error("no answer");
        return *value;
    }

    QTemporaryDir m_folder;

public:
    DeviceClock clock;
    DeviceRandom random;
    QtTransport transport;
    fake::MemorySecretStore secrets;
    std::unique_ptr<Tablet> tablet;
    Session session;
    SyncEngine engine;
};

} // namespace wupan::test
