#include "tests/e2e/headquarters_process.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <stdexcept>

namespace wupan::test {
namespace {

constexpr int kDeadlineMs = 30'000;

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

} // namespace

HeadquartersProcess::HeadquartersProcess()
{
    run({"load-demo"});
}

HeadquartersProcess::HeadquartersProcess(const HeadquartersProcess& first, Beside /*it*/)
    : m_data(first.m_data)
{}

HeadquartersProcess::~HeadquartersProcess()
{
    if (m_process.state() != QProcess::NotRunning)
        kill();
}

QByteArray HeadquartersProcess::run(const QStringList& arguments, int expectedExit)
{
    QProcess process;
    process.start(WUPAN_HQ, QStringList{"--data", m_data} + arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(kDeadlineMs) || process.exitCode() != expectedExit)
        throw std::runtime_error(process.readAllStandardError().toStdString());
    return process.readAllStandardOutput().trimmed() + process.readAllStandardError().trimmed();
}

void HeadquartersProcess::start(const QStringList& extra)
{
    const QString listen = QString("127.0.0.1:%1").arg(m_port);
    m_scheme = extra.contains("--tls-cert") ? "https" : "http";
    await(WUPAN_HQ,
          QStringList{"--data", m_data, "serve", "--listen", listen, "--port-file", portFile()} +
              extra);
}

bool HeadquartersProcess::mayMount()
{
    const QTemporaryDir folder;
    return QProcess::execute("unshare", {"--mount", "--map-root-user", "mount", "-t", "tmpfs",
                                         "tmpfs", folder.path()}) == 0;
}

QString HeadquartersProcess::startOnSmallDisk(int megabytes)
{
    const QString disk = m_folder.filePath("disk");
    const QString mountAndServe = QString("mkdir -p disk && mount -t tmpfs -o size=%1m tmpfs disk "
                                          "&& cp hq.db token.key disk && exec \"$@\"")
                                      .arg(megabytes);
    m_scheme = "http";
    m_process.setWorkingDirectory(m_folder.path());
    await("unshare",
          {"--mount", "--map-root-user", "sh", "-e", "-c", mountAndServe, "sh", WUPAN_HQ, "--data",
           disk, "serve", "--listen", "127.0.0.1:0", "--port-file", portFile()});
    return QString("/proc/%1/root%2").arg(m_process.processId()).arg(disk);
}

QString HeadquartersProcess::portFile() const
{
    return m_folder.filePath("port");
}

void HeadquartersProcess::await(const QString& program, const QStringList& arguments)
{
    const QString portFile = this->portFile();
    QFile::remove(portFile);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program, arguments);
    QElapsedTimer timer;
    timer.start();
    while (!QFile::exists(portFile)) {
        if (timer.elapsed() > kDeadlineMs || m_process.waitForFinished(10))
            throw std::runtime_error("wupan-hq did not start: " +
                                     m_process.readAll().toStdString());
    }
    m_port = readFile(portFile).toUShort();
}

int HeadquartersProcess::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(kDeadlineMs))
        throw std::runtime_error("wupan-hq did not stop");
    m_log += m_process.readAll();
    return m_process.exitCode();
}

void HeadquartersProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(kDeadlineMs);
    static_cast<void>(log());
}

QUrl HeadquartersProcess::url() const
{
    return QUrl(QString("%1://127.0.0.1:%2").arg(m_scheme).arg(m_port));
}

QByteArray HeadquartersProcess::password(const QString& login) const
{
    return readFile(QDir(m_data).filePath(login + "-password.txt"));
}

QByteArray HeadquartersProcess::code(const QString& login)
{
    return run({"enrol", "--login", login});
}

QByteArray HeadquartersProcess::log()
{
    if (m_process.isOpen())
        m_log += m_process.readAll();
    return m_log;
}

} // namespace wupan::test
