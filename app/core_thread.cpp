#include "app/core_thread.h"

#include "app/device_core.h"
#include "platform/device_network_state.h"

#include <QSysInfo>

#include <utility>

namespace wupan {

CoreThread::CoreThread(Tablet& tablet, QObject* parent)
    : QObject(parent)
    , m_worker(new QObject(this))
    , m_tablet(&tablet)
{}

CoreThread::CoreThread(const QString& folder, const QUrl& headquarters, QObject* parent)
    : QObject(parent)
    , m_worker(new QObject)
{
    auto network = std::make_shared<DeviceNetworkState>();
    network->moveToThread(&m_thread);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(m_worker, [this, folder, headquarters, network = std::move(network)] {
        m_device = std::make_shared<DeviceCore>(headquarters, network);
        connect(m_device.get(), &DeviceCore::finished, this, &CoreThread::syncFinished);
        connect(
            m_device.get(), &DeviceCore::withdrawn, this,
            [this](const Error& why) { onWithdrawn(why); }, Qt::DirectConnection);
        connect(
            m_device.get(), &DeviceCore::fileHoldChanged, this,
            [this](const FileHold& hold) { tellHold(hold); }, Qt::DirectConnection);
        const Status tried = guarded([&] {
            m_device->openOrErase(folder.toStdString(),
                                  [this](const Status& opening) { onReady(opening); });
            return done();
        });
        if (!tried)
            onReady(tried);
    });
}

/// On the core thread, as all that follows.
void CoreThread::onReady(const Status& opening)
{
    QString lastLogin;
    std::optional<Error> withdrawal;
    const Status status = guarded([&] {
        if (opening) {
            lastLogin = QString::fromStdString(m_device->session().lastLogin());
            withdrawal = m_device->session().withdrawal();
        }
        return opening;
    });
    if (!status) {
        qInfo("%s: %s", name(status.error().code), status.error().detail.c_str());
        tell([this, status] { emit opened(status, false, false, {}); });
        return;
    }
    m_core = m_device;
    m_tablet = &m_core->tablet();
    m_core->engine().onProgress = [this](const SyncProgress& progress) {
        emit syncProgressed(progress);
    };
    m_core->engine().onRecordsChanged = [this] { emit recordsChanged(); };
    m_core->thumbnails().onArrived = [this] { emit recordsChanged(); };
    m_core->checklistFiles().onArrived = [this] { emit recordsChanged(); };
    tellHold(m_core->fileHold());
    m_core->session().resume([this, lastLogin, withdrawal](const Status& resumed) {
        if (resumed)
            m_device->signedIn();
        tell([this, enrolled = m_device->session().enrolled(), signedIn = resumed.ok(), lastLogin,
              withdrawal] {
            emit opened(done(), enrolled, signedIn, lastLogin);
            if (withdrawal)
                emit withdrawn(*withdrawal);
        });
    });
}

void CoreThread::onWithdrawn(const Error& why)
{
    if (why.code != ErrorCode::eraseDevice) {
        emit withdrawn(why);
        return;
    }
    // Nobody reads any more what is to be erased.
    m_tablet = nullptr;
    m_core.reset();
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            m_device->erase([this](const Status& opening) {
                onReady(opening);
                emit recordsChanged();
            });
        },
        Qt::QueuedConnection);
}

void CoreThread::tellHold(const FileHold& hold)
{
    tell([this, hold] { emit filesHeld(hold.offered, hold.wanted, hold.holds); });
}

void CoreThread::tell(std::function<void()> emission)
{
    QMetaObject::invokeMethod(this, std::move(emission), Qt::QueuedConnection);
}

CoreThread::~CoreThread()
{
    if (!m_thread.isRunning())
        return;
    // What was posted before is still done: an edit whose save was asked for is saved.
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            m_tablet = nullptr;
            m_core.reset();
            m_device.reset();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void CoreThread::onCore(std::function<void(DeviceCore&)> work)
{
    QMetaObject::invokeMethod(m_worker, [this, work = std::move(work)] {
        if (m_core)
            work(*m_core);
    });
}

void CoreThread::noteTrouble(const Error& trouble, const Tablet& tablet)
{
    qInfo("%s: %s", name(trouble.code), trouble.detail.c_str());
    if (trouble.code != ErrorCode::damagedData)
        return;
    tablet.noteDamage();
    emit dataDamaged(trouble);
}

void CoreThread::noteChange()
{
    emit recordsChanged();
    onCore([](DeviceCore& core) { core.changeSaved(); });
}

void CoreThread::enrol(const QString& code, const QString& login, const QString& password)
{
    onCore([this, code, login, password](DeviceCore& core) {
        core.session().enrol(code.trimmed().toStdString(), login.trimmed().toStdString(),
                             password.toStdString(), QSysInfo::machineHostName().toStdString(),
                             [this, &core](const Status& status) {
                                 emit signInFinished(status);
                                 if (status)
                                     core.signedIn();
                             });
    });
}

void CoreThread::signIn(const QString& login, const QString& password)
{
    onCore([this, login, password](DeviceCore& core) {
        core.session().signIn(login.trimmed().toStdString(), password.toStdString(),
                              [this, &core](const Status& status) {
                                  emit signInFinished(status);
                                  if (status)
                                      core.signedIn();
                              });
    });
}

void CoreThread::syncNow()
{
    onCore([](DeviceCore& core) { core.syncNow(); });
}

void CoreThread::setFilesHeld(bool wanted)
{
    onCore([wanted](DeviceCore& core) { core.setFilesHeld(wanted); });
}

void CoreThread::wantThumbnails(std::vector<std::string> hashes)
{
    if (!hashes.empty())
        onCore([hashes = std::move(hashes)](DeviceCore& core) { core.thumbnails().want(hashes); });
}

void CoreThread::setNetworkEnabled(bool enabled)
{
    onCore([enabled](DeviceCore& core) { core.transport().setNetworkEnabled(enabled); });
    emit networkSwitched(enabled);
}

void CoreThread::ask(const QString& path, QObject* receiver, std::function<void(QByteArray)> then)
{
    const QPointer<QObject> guard(receiver);
    onCore([this, path, guard, then = std::move(then)](DeviceCore& core) {
        HttpRequest request;
        request.path = path.toStdString();
        core.session().send(
            std::move(request), [this, guard, then](const Result<HttpResponse>& answer) {
                const QByteArray body = answer && answer->status == 200
                                            ? QByteArray::fromStdString(answer->body)
                                            : QByteArray();
                QMetaObject::invokeMethod(
                    this,
                    [guard, then, body] {
                        if (guard)
                            then(body);
                    },
                    Qt::QueuedConnection);
            });
    });
}

} // namespace wupan
