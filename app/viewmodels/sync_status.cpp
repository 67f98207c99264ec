#include "sync_status.h"

#include "app/core_thread.h"
#include "core/store/attention_store.h"
#include "error_text.h"
#include "issue_details.h"
#include "sync_text.h"

#include <QLocale>

namespace wupan {
namespace {

constexpr std::int64_t kShownRows = 50;

QString clockText(Instant at)
{
    return QString::fromStdString(parkTimeText(at));
}

QString sizeText(std::int64_t bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

std::vector<Line> pendingLines(const std::vector<PendingRow>& rows, const PendingFiles& files,
                               Instant now, bool filesHeld)
{
    std::vector<Line> lines;
    int number = 0;
    for (const PendingRow& row : rows) {
        Line line;
        line.key = QString::fromStdString(row.recordId.text()) + "/" + QString::number(number++);
        line.tag = sync_text::typeName(row.type);
        line.tone = "blue";
        line.title = QString::fromStdString(row.title);
        line.detail =
            sync_text::madeText(row.kind, row.savedAt, now) + " · " + SyncStatus::tr("waiting");
        lines.push_back(std::move(line));
    }
    if (files.files > 0)
        lines.push_back(
            {"files", sync_text::typeName(RecordType::attachment), "blue",
             SyncStatus::tr("%1 files · %2").arg(files.files).arg(sizeText(files.bytes)),
             filesHeld ? SyncStatus::tr("waiting for Wi-Fi")
                       : SyncStatus::tr("%1 sent").arg(sizeText(files.sentBytes))});
    return lines;
}

std::vector<Line> logLines(const std::vector<SyncLogRow>& rows)
{
    std::vector<Line> lines;
    for (const SyncLogRow& row : rows) {
        Line line;
        line.key = QString::number(row.at.ms);
        const bool well = row.error.empty();
        line.tag = well ? "✓" : "–";
        line.tone = well ? "green" : "neutral";
        line.title =
            well ? SyncStatus::tr("%1 sent %2 · received %3")
                       .arg(clockText(row.at))
                       .arg(row.sent)
                       .arg(row.received)
                 : SyncStatus::tr("%1 interrupted, tried again by itself").arg(clockText(row.at));
        line.detail = well ? SyncStatus::tr("%1 round trips · %2 ms · %3")
                                 .arg(row.roundTrips)
                                 .arg(row.durationMs)
                                 .arg(sizeText(row.bytes))
                           : SyncStatus::tr("Nothing was lost");
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace

SyncStatus::SyncStatus(CoreThread& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
    connect(&core, &CoreThread::recordsChanged, this, &SyncStatus::refresh);
    connect(&core, &CoreThread::syncProgressed, this, [this](const SyncProgress& progress) {
        m_progress = progress;
        emit changed();
    });
    connect(&core, &CoreThread::syncFinished, this, &SyncStatus::onFinished);
    connect(&core, &CoreThread::networkSwitched, this, [this](bool enabled) {
        m_online = m_online && enabled; // switched on again, it is to be seen
        emit changed();
    });
    connect(&core, &CoreThread::filesHeld, this, [this](bool offered, bool wanted, bool now) {
        m_wifiOnlyOffered = offered;
        m_wifiOnly = wanted;
        m_filesHeld = now;
        refresh();
        emit changed();
    });
    connect(&core, &CoreThread::opened, this, &SyncStatus::refresh);
    refresh();
}

void SyncStatus::syncNow()
{
    m_core.syncNow();
}

void SyncStatus::toggleWifiOnly()
{
    m_core.setFilesHeld(!m_wifiOnly);
}

void SyncStatus::onFinished(const SyncReport& report)
{
    m_progress = {};
    m_online = !report.error || (report.error->code != ErrorCode::unreachable &&
                                 report.error->code != ErrorCode::wrongServer);
    m_errorText = report.error ? ErrorText::of(*report.error) : QString();
    refresh();
    emit changed();
}

void SyncStatus::refresh()
{
    m_core.read(
        this,
        [](Tablet& tablet) {
            SyncStatusStore store(tablet.database());
            Snapshot snapshot;
            snapshot.pending = store.pending(kShownRows);
            snapshot.attentionCount = AttentionStore(tablet.database()).count();
            snapshot.salvage = SalvageStore(tablet.database()).report();
            snapshot.wantedVersion = parkOf(tablet).wantedAppVersion;
            snapshot.now = tablet.clock().now();
            snapshot.log = store.log(kShownRows);
            snapshot.files = store.pendingFiles();
            snapshot.pendingCount = store.pendingCount();
            return snapshot;
        },
        [this](const Snapshot& snapshot) { show(snapshot); });
}

void SyncStatus::show(const Snapshot& snapshot)
{
    m_files = snapshot.files;
    m_pendingCount = static_cast<int>(snapshot.pendingCount + snapshot.files.files);
    m_attentionCount = static_cast<int>(snapshot.attentionCount);
    m_salvage = snapshot.salvage;
    m_wantedVersion = QString::fromStdString(snapshot.wantedVersion);
    m_pending.show(pendingLines(snapshot.pending, snapshot.files, snapshot.now, m_filesHeld));
    m_log.show(logLines(snapshot.log));
    emit changed();
}

void SyncStatus::forgetSalvage()
{
    m_core.keep(
        this,
        [](Tablet& tablet) {
            return tablet.inTransaction([&] {
                SalvageStore(tablet.database()).forgetReport();
                return done();
            });
        },
        [this](const Status&) { refresh(); });
}

QString SyncStatus::updateText() const
{
    return sync_text::updateText(m_wantedVersion, WUPAN_VERSION);
}

QString SyncStatus::salvageText() const
{
    return m_salvage ? sync_text::salvageText(*m_salvage) : QString();
}

bool SyncStatus::salvageLacksSomething() const
{
    return m_salvage && m_salvage->lacksAnything();
}

QString SyncStatus::pendingText() const
{
    return m_pendingCount == 0 ? tr("Everything is at headquarters")
                               : tr("%1, all saved on this device").arg(m_pendingCount);
}

QString SyncStatus::chipText() const
{
    if (busy())
        return tr("Synchronizing");
    if (!m_online)
        return m_pendingCount == 0 ? tr("● Offline")
                                   : tr("● Offline · %1 to send").arg(m_pendingCount);
    return m_pendingCount == 0 ? tr("✓ Everything is sent") : tr("%1 to send").arg(m_pendingCount);
}

QString SyncStatus::progressText() const
{
    if (m_progress.phase == SyncProgress::Phase::files)
        return tr("Sending files %1 / %2").arg(m_progress.filesSent).arg(m_progress.filesTotal);
    return tr("Received %1 records, sent %2 edits")
        .arg(m_progress.recordsReceived)
        .arg(m_progress.changesSent);
}

QString SyncStatus::progressDetail() const
{
    return m_progress.phase == SyncProgress::Phase::files
               ? tr("%1 / %2 · continues where it was cut")
                     .arg(sizeText(m_progress.bytesSent), sizeText(m_progress.bytesTotal))
               : QString();
}

double SyncStatus::progress() const
{
    if (m_progress.phase != SyncProgress::Phase::files || m_progress.bytesTotal == 0)
        return 0;
    return static_cast<double>(m_progress.bytesSent) / static_cast<double>(m_progress.bytesTotal);
}

} // namespace wupan
