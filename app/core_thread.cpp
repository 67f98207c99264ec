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
        auto core = std::make_shared<DeviceCore>(headquarters, network);
        QString lastLogin;
        const Status status = guarded([&]() -> Status {
            if (Status opening = core->open(folder.toStdString()); !opening)
                return opening;
            lastLogin = QString::fromStdString(core->session().lastLogin());
            return done();
        });
        if (!status) {
            qInfo("%s: %s", name(status.error().code), status.error().detail.c_str());
            tell([this, status] { emit opened(status, false, false, {}); });
            return;
        }
        core->engine().onProgress = [this](const SyncProgress& progress) {
            emit syncProgressed(progress);
        };
        core->engine().onRecordsChanged = [this] { emit recordsChanged(); };
        core->thumbnails().onArrived = [this] { emit recordsChanged(); };
        connect(core.get(), &DeviceCore::finished, this, &CoreThread::syncFinished);
        const auto tellHold = [this](const FileHold& hold) {
            tell([this, hold] { emit filesHeld(hold.offered, hold.wanted, hold.holds); });
        };
        connect(core.get(), &DeviceCore::fileHoldChanged, this, tellHold, Qt::DirectConnection);
        tellHold(core->fileHold());
        m_tablet = &core->tablet();
        m_core = core;
        core->session().resume([this, lastLogin, core = core.get()](const Status& resumed) {
            if (resumed)
                core->signedIn();
            tell([this, enrolled = core->session().enrolled(), signedIn = resumed.ok(), lastLogin] {
                emit opened(done(), enrolled, signedIn, lastLogin);
            });
        });
    });
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
