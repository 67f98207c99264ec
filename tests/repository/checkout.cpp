#include "tests/repository/checkout.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>

namespace wupan::repository {
namespace {

QStringList pathsFromGit(const QString& root)
{
    QProcess git;
    git.setWorkingDirectory(root);
    git.start("git", {"ls-files", "-z"});
    if (!git.waitForFinished() || git.exitStatus() != QProcess::NormalExit || git.exitCode() != 0)
        return {};
    return QString::fromUtf8(git.readAllStandardOutput()).split(QChar('\0'), Qt::SkipEmptyParts);
}

QStringList pathsFromDisk(const QDir& root)
{
    QStringList paths;
    QDirIterator files(root.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = root.relativeFilePath(files.next());
        if (!path.startsWith("build") && !path.startsWith("run/"))
            paths << path;
    }
    return paths;
}

} // namespace

SourceFiles trackedFiles()
{
    const QDir root(WUPAN_CHECKOUT);
    QStringList paths = pathsFromGit(root.path());
    if (paths.isEmpty())
        paths = pathsFromDisk(root);
    SourceFiles files;
    for (const QString& path : paths) {
        QFile onDisk(root.filePath(path));
        if (!onDisk.open(QIODevice::ReadOnly))
            continue;
        SourceFile file{path, {}, onDisk.size(), (onDisk.permissions() & QFile::ExeOwner) != 0};
        if (!file.isPicture())
            file.text = QString::fromUtf8(onDisk.readAll());
        files.push_back(std::move(file));
    }
    return files;
}

} // namespace wupan::repository
