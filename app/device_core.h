#pragma once

#include "core/sync/engine.h"
#include "platform/device_ports.h"
#include "platform/keychain_secret_store.h"
#include "platform/qt_transport.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>

namespace wupan {

/// Everything that lives on the core thread: the tablet's data, the session, the engine, and when
/// to sync. Syncs after every change, every five minutes, and again with growing pauses after a
/// failure. Thread: the core thread.
class DeviceCore final : public QObject
{
    Q_OBJECT

public:
    explicit DeviceCore(const QUrl& headquarters);

    [[nodiscard]] Status open(const std::string& folder);
    [[nodiscard]] Tablet& tablet() { return *m_tablet; }
    [[nodiscard]] Session& session() { return *m_session; }
    [[nodiscard]] QtTransport& transport() { return m_transport; }
    [[nodiscard]] SyncEngine& engine() { return *m_engine; }
    void syncSoon();
    void syncNow();

signals:
    void finished(wupan::SyncReport report);

private:
    void onFinished(const SyncReport& report);

    DeviceClock m_clock;
    DeviceRandom m_random;
    QtTransport m_transport;
    std::unique_ptr<KeychainSecretStore> m_secrets;
    std::unique_ptr<Tablet> m_tablet;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SyncEngine> m_engine;
    QTimer m_timer;
    int m_failures = 0;
};

} // namespace wupan
