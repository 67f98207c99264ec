#pragma once

#include "app/event_listener.h"
#include "core/ports/network_state.h"
#include "core/sync/checklist_file_download.h"
#include "core/sync/engine.h"
#include "core/sync/sync_schedule.h"
#include "core/sync/thumbnail_download.h"
#include "platform/device_ports.h"
#include "platform/keychain_secret_store.h"
#include "platform/qt_transport.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>

namespace wupan {

/// Whether photos wait for a network where bytes cost nothing.
struct FileHold
{
    bool offered = false; ///< the device can tell such a network from others
    bool wanted = true;   ///< by the user
    bool holds = false;   ///< now

    bool operator==(const FileHold&) const = default;
};

/// Everything that lives on the core thread: the tablet's data, the session, the engine, and the
/// timer that runs it when its schedule says so. Thread: the core thread.
class DeviceCore final : public QObject
{
    Q_OBJECT

public:
    DeviceCore(const QUrl& headquarters, std::shared_ptr<NetworkState> network);

    [[nodiscard]] Status open(const std::string& folder);
    /// The same, after the data went where headquarters had given the tablet up. `ready` comes
    /// within the call where nothing is to be erased.
    void openOrErase(const std::string& folder, const std::function<void(Status)>& ready);
    /// After withdrawn() with eraseDevice: closes the data, erases them, and opens anew.
    void erase(const std::function<void(Status)>& ready);
    [[nodiscard]] Tablet& tablet() { return *m_tablet; }
    [[nodiscard]] Session& session() { return *m_session; }
    [[nodiscard]] QtTransport& transport() { return m_transport; }
    [[nodiscard]] SyncEngine& engine() { return *m_engine; }
    [[nodiscard]] ThumbnailDownload& thumbnails() { return *m_thumbnails; }
    [[nodiscard]] ChecklistFileDownload& checklistFiles() { return *m_checklistFiles; }

    /// Somebody signed in, or the session of the last run was taken up.
    void signedIn();
    void changeSaved();
    /// Kept on this tablet.
    void setFilesHeld(bool wanted);
    [[nodiscard]] FileHold fileHold() const;
    /// A person asks for it.
    void syncNow();

signals:
    void finished(wupan::SyncReport report);
    /// Headquarters has revoked this tablet (see Session::onWithdrawn).
    void withdrawn(wupan::Error why);
    void fileHoldChanged(wupan::FileHold hold);

private:
    void onNetworkChanged();
    /// What is due now or later, by the schedule.
    void arrange();
    void sync();
    void onFinished(const SyncReport& report);
    void close();
    void eraseAndOpen(const std::function<void(Status)>& ready);

    std::string m_folder;
    DeviceClock m_clock;
    DeviceRandom m_random;
    std::shared_ptr<NetworkState> m_network;
    bool m_filesHeld = true;
    NetworkSituation m_situation; ///< of the network, when it changed last
    QtTransport m_transport;
    std::unique_ptr<KeychainSecretStore> m_secrets;
    std::unique_ptr<Tablet> m_tablet;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SyncEngine> m_engine;
    std::unique_ptr<ThumbnailDownload> m_thumbnails;
    std::unique_ptr<ChecklistFileDownload> m_checklistFiles;
    std::unique_ptr<EventListener> m_listener;
    SyncSchedule m_schedule;
    QTimer m_timer;
};

} // namespace wupan
