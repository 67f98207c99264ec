#include "app/device_core.h"

#include "core/store/meta_store.h"
#include "core/sync/erase_tablet.h"
#include "core/sync/salvage.h"

#include <QCryptographicHash>

#include <utility>

namespace wupan {
namespace {

/// One key-store entry for each data folder.
QString serviceOf(const std::string& folder)
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(folder), QCryptographicHash::Sha256);
    return "wupan-" + QString::fromLatin1(hash.toHex().left(16));
}

} // namespace

DeviceCore::DeviceCore(const QUrl& headquarters, std::shared_ptr<NetworkState> network)
    : m_network(std::move(network))
    , m_situation(m_network->now())
    , m_transport(headquarters)
    , m_schedule(m_clock, m_random)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DeviceCore::arrange);
    m_network->watch([this] { onNetworkChanged(); });
}

Status DeviceCore::open(const std::string& folder)
{
    auto tablet = openOrSalvage(folder, m_clock, m_random);
    if (!tablet)
        return tablet.error();
    m_tablet = std::move(*tablet);
    m_folder = folder;
    if (!m_secrets)
        m_secrets = std::make_unique<KeychainSecretStore>(serviceOf(folder));
    m_session = std::make_unique<Session>(*m_tablet, m_transport, *m_secrets);
    m_session->appVersion = WUPAN_VERSION;
    m_session->onWithdrawn = [this](const Error& why) { emit withdrawn(why); };
    m_engine = std::make_unique<SyncEngine>(*m_tablet, *m_session);
    m_thumbnails = std::make_unique<ThumbnailDownload>(*m_tablet, *m_session);
    m_checklistFiles = std::make_unique<ChecklistFileDownload>(*m_tablet, *m_session);
    m_checklistFiles->mayGoOn = [this] { return !fileHold().holds; };
    m_engine->sendFilesWhile([this] { return !fileHold().holds; });
    if (const Status read = m_tablet->inTransaction([&] {
            m_filesHeld = MetaStore(m_tablet->database()).text(MetaKey::filesOnMetered).empty();
            return done();
        });
        !read)
        return read.error();
    m_listener = std::make_unique<EventListener>(*m_session, m_transport, m_clock, m_random);
    m_listener->onNews = [this] {
        m_schedule.newsAnnounced();
        arrange();
    };
    return done();
}

void DeviceCore::openOrErase(const std::string& folder, const std::function<void(Status)>& ready)
{
    const Status opened = open(folder);
    if (opened || opened.error().code != ErrorCode::eraseDevice)
        return ready(opened);
    m_folder = folder;
    m_secrets = std::make_unique<KeychainSecretStore>(serviceOf(folder));
    eraseAndOpen(ready);
}

void DeviceCore::erase(const std::function<void(Status)>& ready)
{
    m_timer.stop();
    m_transport.cancelAll();
    // Answers that are on their way already still find their receivers.
    QMetaObject::invokeMethod(
        this,
        [this, ready] {
            close();
            eraseAndOpen(ready);
        },
        Qt::QueuedConnection);
}

void DeviceCore::close()
{
    m_listener.reset();
    m_checklistFiles.reset();
    m_thumbnails.reset();
    m_engine.reset();
    m_session.reset();
    m_tablet.reset();
}

void DeviceCore::eraseAndOpen(const std::function<void(Status)>& ready)
{
    eraseTablet(m_folder, *m_secrets,
                [this, ready](const Status& erased) { ready(erased ? open(m_folder) : erased); });
}

void DeviceCore::signedIn()
{
    m_schedule.signedIn();
    arrange();
    m_listener->listen();
}

void DeviceCore::changeSaved()
{
    m_schedule.changeSaved();
    arrange();
}

void DeviceCore::syncNow()
{
    m_schedule.askedFor();
    arrange();
}

void DeviceCore::onNetworkChanged()
{
    const FileHold held = fileHold();
    const NetworkSituation before = std::exchange(m_situation, m_network->now());
    if (held != fileHold())
        emit fileHoldChanged(fileHold());
    if (held.holds && !fileHold().holds)
        changeSaved();
    if (!opensAWay(before, m_situation))
        return;
    m_transport.forgetConnections();
    m_schedule.networkReturned();
    arrange();
    if (m_listener)
        m_listener->networkReturned();
}

void DeviceCore::setFilesHeld(bool wanted)
{
    const Status kept = m_tablet->inTransaction([&] {
        MetaStore(m_tablet->database())
            .set(MetaKey::filesOnMetered, std::string_view(wanted ? "" : "1"));
        return done();
    });
    if (kept)
        m_filesHeld = wanted;
    emit fileHoldChanged(fileHold());
    if (!fileHold().holds)
        changeSaved();
}

FileHold DeviceCore::fileHold() const
{
    return {m_situation.metered.has_value(), m_filesHeld,
            m_filesHeld && m_situation.metered.value_or(false)};
}

void DeviceCore::arrange()
{
    m_timer.stop();
    const auto dueInMs = m_schedule.dueInMs();
    // A run under way arranges what follows when it ends.
    if (!dueInMs || !m_engine || m_engine->running() || !m_session->active())
        return;
    if (*dueInMs > 0)
        m_timer.start(static_cast<int>(*dueInMs));
    else
        sync();
}

void DeviceCore::sync()
{
    m_schedule.began();
    m_engine->run([this](const SyncReport& report) { onFinished(report); });
}

void DeviceCore::onFinished(const SyncReport& report)
{
    if (report.error)
        m_schedule.failed(*report.error);
    else
        m_schedule.succeeded();
    if (!report.error)
        m_checklistFiles->run();
    emit finished(report);
    arrange();
}

} // namespace wupan
