#pragma once

#include "core/store/salvage_store.h"
#include "core/store/sync_status_store.h"
#include "core/sync/engine.h"
#include "line_model.h"

#include <QObject>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// The sync page, and the chip and badges that every page shows: what waits, what moves, what
/// happened last. The numbers are the database's own.
class SyncStatus final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(wupan::LineModel* pending READ pending CONSTANT FINAL)
    Q_PROPERTY(wupan::LineModel* log READ log CONSTANT FINAL)
    Q_PROPERTY(int pendingCount READ pendingCount NOTIFY changed FINAL)
    Q_PROPERTY(int attentionCount READ attentionCount NOTIFY changed FINAL)
    Q_PROPERTY(QString pendingText READ pendingText NOTIFY changed FINAL)
    Q_PROPERTY(bool online READ online NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY changed FINAL)
    /// What the chip says: "Offline · 12 to send", "Sending", "Everything is sent".
    Q_PROPERTY(QString chipText READ chipText NOTIFY changed FINAL)
    Q_PROPERTY(QString progressText READ progressText NOTIFY changed FINAL)
    Q_PROPERTY(QString progressDetail READ progressDetail NOTIFY changed FINAL)
    Q_PROPERTY(double progress READ progress NOTIFY changed FINAL)
    /// "Photos on Wi-Fi only": whether this device can tell, and whether it is so.
    Q_PROPERTY(bool wifiOnlyOffered READ wifiOnlyOffered NOTIFY changed FINAL)
    Q_PROPERTY(bool wifiOnly READ wifiOnly NOTIFY changed FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed FINAL)
    /// That headquarters asks for a newer version; empty when this one is new enough.
    Q_PROPERTY(QString updateText READ updateText NOTIFY changed FINAL)
    /// What was taken out of damaged data and what is lost; empty once somebody has read it.
    Q_PROPERTY(QString salvageText READ salvageText NOTIFY changed FINAL)
    Q_PROPERTY(bool salvageLacksSomething READ salvageLacksSomething NOTIFY changed FINAL)

public:
    explicit SyncStatus(CoreThread& core, QObject* parent = nullptr);

    [[nodiscard]] LineModel* pending() { return &m_pending; }
    [[nodiscard]] LineModel* log() { return &m_log; }
    [[nodiscard]] int pendingCount() const { return m_pendingCount; }
    [[nodiscard]] int attentionCount() const { return m_attentionCount; }
    [[nodiscard]] QString pendingText() const;
    [[nodiscard]] bool online() const { return m_online; }
    [[nodiscard]] bool busy() const { return m_progress.phase != SyncProgress::Phase::idle; }
    [[nodiscard]] QString chipText() const;
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString progressDetail() const;
    [[nodiscard]] double progress() const; ///< 0 … 1
    [[nodiscard]] bool wifiOnlyOffered() const { return m_wifiOnlyOffered; }
    [[nodiscard]] bool wifiOnly() const { return m_wifiOnly; }
    [[nodiscard]] QString errorText() const { return m_errorText; }

    [[nodiscard]] QString updateText() const;
    [[nodiscard]] QString salvageText() const;
    [[nodiscard]] bool salvageLacksSomething() const;

    Q_INVOKABLE void syncNow();
    /// Somebody has read salvageText.
    Q_INVOKABLE void forgetSalvage();
    Q_INVOKABLE void toggleWifiOnly();

signals:
    void changed();

private:
    struct Snapshot
    {
        std::vector<PendingRow> pending;
        std::vector<SyncLogRow> log;
        PendingFiles files;
        std::int64_t pendingCount = 0;
        std::int64_t attentionCount = 0;
        std::optional<SalvageReport> salvage;
        std::string wantedVersion;
        Instant now;
    };
    void refresh();
    void show(const Snapshot& snapshot);
    void onFinished(const SyncReport& report);

    CoreThread& m_core;
    LineModel m_pending;
    LineModel m_log;
    int m_pendingCount = 0;
    int m_attentionCount = 0;
    PendingFiles m_files;
    SyncProgress m_progress;
    bool m_online = true;
    bool m_wifiOnlyOffered = false;
    bool m_wifiOnly = true;
    bool m_filesHeld = false; ///< now
    QString m_errorText;
    std::optional<SalvageReport> m_salvage;
    QString m_wantedVersion;
};

} // namespace wupan
