#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

namespace wupan::test {

/// A real wupan-hq with the demo park in a folder of its own, on a port of its own.
class HeadquartersProcess
{
public:
    struct Beside
    {};

    HeadquartersProcess();
    /// Another one on the data of the first. REQUIRES: they are in PostgreSQL (WUPAN_DATABASE).
    HeadquartersProcess(const HeadquartersProcess& first, Beside /*it*/);
    ~HeadquartersProcess();

    /// Runs one command to its end; throws when it fails.
    QByteArray run(const QStringList& arguments, int expectedExit = 0);
    void start(const QStringList& extra = {});
    /// On a copy of its data on a disk of its own, which nobody else sees and which is gone when
    /// the process is. Returns the path by which the test sees it.
    QString startOnSmallDisk(int megabytes);
    /// Whether this machine lets a test mount a disk.
    [[nodiscard]] static bool mayMount();
    /// SIGTERM, and waits. What it wrote to stderr is in log().
    int stop();
    /// SIGTERM, and goes on.
    void terminate() { m_process.terminate(); }
    void kill();

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString folder() const { return m_data; }
    [[nodiscard]] QByteArray password(const QString& login) const;
    [[nodiscard]] QByteArray code(const QString& login);
    [[nodiscard]] QByteArray log();

private:
    [[nodiscard]] QString portFile() const;
    void await(const QString& program, const QStringList& arguments);

    QTemporaryDir m_folder;
    QString m_data = m_folder.path();
    QProcess m_process;
    QByteArray m_log;
    quint16 m_port = 0;
    QString m_scheme = "http";
};

} // namespace wupan::test
