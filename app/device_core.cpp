#include "app/device_core.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <chrono>

namespace wupan {
namespace {

using namespace std::chrono_literals;

// A burst of answers goes as one request.
constexpr auto kAfterChange = 2s;
// Headquarters' news without an edit of ours; design: no polling faster than a minute.
constexpr auto kQuiet = 5min;
constexpr auto kFirstPause = 1s;
constexpr int kMaxDoublings = 8; // 256 s

/// One key-store entry for each data folder.
QString serviceOf(const std::string& folder)
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(folder), QCryptographicHash::Sha256);
    return "wupan-" + QString::fromLatin1(hash.toHex().left(16));
}

} // namespace

DeviceCore::DeviceCore(const QUrl& headquarters)
    : m_transport(headquarters)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DeviceCore::syncNow);
}

Status DeviceCore::open(const std::string& folder)
{
    auto tablet = Tablet::open(folder, m_clock, m_random);
    if (!tablet)
        return tablet.error();
    m_tablet = std::move(*tablet);
    m_secrets = std::make_unique<KeychainSecretStore>(serviceOf(folder));
    m_session = std::make_unique<Session>(*m_tablet, m_transport, *m_secrets);
    m_engine = std::make_unique<SyncEngine>(*m_tablet, *m_session);
    return done();
}

void DeviceCore::syncSoon()
{
    if (!m_engine || !m_session->active())
        return;
    m_timer.start(kAfterChange);
}

void DeviceCore::syncNow()
{
    if (!m_engine || !m_session->active())
        return;
    m_timer.stop();
    m_engine->run([this](const SyncReport& report) { onFinished(report); });
}

void DeviceCore::onFinished(const SyncReport& report)
{
    if (!report.error) {
        m_failures = 0;
        m_timer.start(kQuiet);
    } else if (report.error->code != ErrorCode::unauthorized) {
        const auto pause =
            std::chrono::milliseconds(kFirstPause) * (1 << std::min(m_failures, kMaxDoublings));
        ++m_failures;
        // Half of it by chance, so that a park's tablets do not all come back at once.
        const auto jitter =
            QRandomGenerator::global()->bounded(static_cast<int>(pause.count()) / 2 + 1);
        m_timer.start(pause / 2 + std::chrono::milliseconds(jitter));
    }
    emit finished(report);
}

} // namespace wupan
