#include "rescue_export.h"

#include "app/core_thread.h"
#include "core/rescue/rescue_writer.h"
#include "core/store/attention_store.h"
#include "core/store/sync_status_store.h"
#include "error_text.h"
#include "sync_text.h"

#include <QDir>

namespace wupan {
namespace {

// Whoever is out for a day has a network in the evening.
constexpr std::int64_t kLongMs = kMillisecondsPerDay;

/// What passes when the network is back, or headquarters has time.
bool passes(const Error& error)
{
    return error.code == ErrorCode::unreachable || error.code == ErrorCode::wrongServer ||
           error.code == ErrorCode::serverBusy || error.code == ErrorCode::cancelled;
}

QString contentText(const RescueManifest& manifest)
{
    QStringList parts{
        RescueExport::tr("%n unsent edit(s)", nullptr, static_cast<int>(manifest.counts.waiting))};
    if (manifest.counts.open > 0)
        parts << RescueExport::tr("%n edit(s) to decide on", nullptr,
                                  static_cast<int>(manifest.counts.open));
    parts << RescueExport::tr("%n file(s)", nullptr, static_cast<int>(manifest.files.size()));
    QStringList sentences{RescueExport::tr("In it: %1.").arg(parts.join(RescueExport::tr(", ")))};
    if (!manifest.leftOut.empty())
        sentences << RescueExport::tr("%n photo(s) could not be read and are not in it.", nullptr,
                                      static_cast<int>(manifest.leftOut.size()));
    return sync_text::joined(sentences);
}

QString sentenceFor(const Error& error)
{
    switch (error.code) {
    case ErrorCode::wrongState:
        return RescueExport::tr(
            "This device has not got headquarters' key yet, so nothing can be saved for "
            "headquarters. Connect it once and sign in.");
    case ErrorCode::storage:
        return RescueExport::tr("The rescue file could not be written. Everything stays saved on "
                                "this device. Ask headquarters for help.");
    default:
        return ErrorText::of(error);
    }
}

} // namespace

RescueExport::RescueExport(CoreThread& core, QString folder, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_folder(std::move(folder))
{
    connect(&core, &CoreThread::recordsChanged, this, &RescueExport::refresh);
    connect(&core, &CoreThread::opened, this, &RescueExport::refresh);
    connect(&core, &CoreThread::syncFinished, this, [this](const SyncReport& report) {
        m_failed = report.error && !passes(*report.error);
        refresh();
    });
    refresh();
}

void RescueExport::refresh()
{
    m_core.read(
        this,
        [](Tablet& tablet) {
            const auto since = RescueStore(tablet.database()).waitingSince();
            Need need;
            need.any = since || SyncStatusStore(tablet.database()).pendingFiles().files > 0 ||
                       AttentionStore(tablet.database()).count() > 0;
            need.forLong = since && tablet.clock().now().ms - since->ms > kLongMs;
            return need;
        },
        [this](const Need& need) {
            m_needed = need.any;
            m_waitsForLong = need.forLong;
            emit changed();
        });
}

void RescueExport::save()
{
    if (m_busy)
        return;
    m_busy = true;
    m_savedText.clear();
    m_errorText.clear();
    emit changed();
    m_core.read(
        this, [folder = m_folder](Tablet& tablet) { return write(tablet, folder); },
        [this](const Result<Saved>& saved) { onSaved(saved); });
}

Result<RescueExport::Saved> RescueExport::write(Tablet& tablet, const QString& folder)
{
    const QDir place(folder);
    if (!place.mkpath("."))
        return Error{ErrorCode::storage, "the folder of exports cannot be made"};
    const Instant now = tablet.clock().now();
    const QString name = QString("wupan-%1-%2.wupan-rescue")
                             .arg(QString::fromStdString(parkDate(now).text()),
                                  QString::fromStdString(parkTimeText(now)).remove(':'));
    const QString path = place.absoluteFilePath(name);
    auto manifest = writeRescueBundle(tablet, path.toStdString());
    if (!manifest)
        return manifest.error();
    return Saved{QDir::toNativeSeparators(path), std::move(*manifest)};
}

void RescueExport::onSaved(const Result<Saved>& saved)
{
    m_busy = false;
    if (saved)
        m_savedText = tr("Saved as %1.").arg(saved->path) + "\n" + contentText(saved->manifest) +
                      "\n" + tr("Hand this file to headquarters; only headquarters can read it.");
    else
        m_errorText = sentenceFor(saved.error());
    emit changed();
}

} // namespace wupan
