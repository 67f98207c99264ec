#pragma once

#include "core/store/record_store.h"
#include "core/store/sync_status_store.h"
#include "core/sync/engine.h"
#include "platform/device_ports.h"
#include "platform/fake/memory_secret_store.h"
#include "platform/qt_transport.h"
#include "tests/e2e/event_wait.h"
#include "tests/e2e/headquarters_process.h"

#include <QTemporaryDir>

#include <stdexcept>

namespace wupan::test {

/// A tablet as the app puts it together, without its pages.
class Device
{
public:
    explicit Device(const QUrl& headquarters)
        : Device(headquarters, {})
    {}
    /// On data that are there already, or in a folder on a disk of one's own.
    Device(const QUrl& headquarters, QString place)
        : m_given(std::move(place))
        , transport(headquarters)
        , tablet(std::move(*Tablet::open(folder().toStdString(), clock, random)))
    {
        restartSession();
    }

    /// As after a restart of the program: what was in memory only is gone.
    void restartSession()
    {
        m_engine.reset();
        m_session.emplace(*tablet, *m_way, secrets);
        m_engine.emplace(*tablet, *m_session);
        m_session->resume([](const Status&) {});
    }
    /// Another way to headquarters, taken with a restart. It must outlive this.
    void sendThrough(Transport& way)
    {
        m_way = &way;
        restartSession();
    }
    [[nodiscard]] Session& session() { return *m_session; }

    Status enrol(HeadquartersProcess& headquarters, const QString& login)
    {
        return enrolWith(headquarters.code(login), login, headquarters.password(login));
    }

    Status enrolWith(const QByteArray& code, const QString& login, const QByteArray& password)
    {
        std::optional<Status> result;
        m_session->enrol(code.toStdString(), login.toStdString(), password.toStdString(), "tablet",
                         [&](const Status& status) { result = status; });
        return wait(result);
    }

    SyncReport sync()
    {
        std::optional<SyncReport> report;
        m_engine->run([&](const SyncReport& finished) { report = finished; });
        return wait(report);
    }

    json::object ask(const std::string& path)
    {
        std::optional<HttpResponse> response;
        HttpRequest request;
        request.path = path;
        m_session->send(request, [&](const Result<HttpResponse>& answer) {
            response = answer ? *answer : HttpResponse{};
        });
        const HttpResponse answer = wait(response);
        return answer.status == 200 ? *parseObject(answer.body) : json::object{};
    }

    [[nodiscard]] QString folder() const
    {
        return m_given.isEmpty() ? m_folder.filePath("data") : m_given;
    }

    template <class R>
    R load(const decltype(R::id)& id)
    {
        return RecordStore(tablet->database()).load<R>(id).value();
    }

    std::int64_t pending() { return SyncStatusStore(tablet->database()).pendingCount(); }
    std::int64_t pendingFiles() { return SyncStatusStore(tablet->database()).pendingFiles().files; }

private:
    template <class T>
    static T wait(std::optional<T>& value)
    {
        if (!waitFor([&] { return value.has_value(); }))
            throw std::runtime_error("no answer");
        return *value;
    }

    QTemporaryDir m_folder;
    QString m_given;

public:
    DeviceClock clock;
    DeviceRandom random;
    QtTransport transport;
    fake::MemorySecretStore secrets;
    std::unique_ptr<Tablet> tablet;

private:
    Transport* m_way = &transport;
    std::optional<Session> m_session;
    std::optional<SyncEngine> m_engine;
};

} // namespace wupan::test
