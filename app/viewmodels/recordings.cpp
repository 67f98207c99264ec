#include "recordings.h"

#include <QDir>
#include <QFile>
#include <QUuid>

namespace wupan {
namespace {

const QString kNote = QStringLiteral("belongs-to"); // visit and question, a line each

} // namespace

Result<Recording> newRecording(const QString& folder, VisitId visit, const QString& question,
                               const QString& name)
{
    const QDir own(folder + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (!QDir().mkpath(own.path()))
        return Error{ErrorCode::storage, "recordings"};
    const QByteArray text = QByteArray::fromStdString(visit.text()) + '\n' + question.toUtf8();
    QFile note(own.filePath(kNote));
    if (!note.open(QIODevice::WriteOnly) || note.write(text) != text.size() || !note.flush())
        return Error{ErrorCode::diskFull, "recordings"};
    return Recording{question, own.filePath(name)};
}

std::vector<Recording> recordingsOf(const QString& folder, VisitId visit)
{
    std::vector<Recording> found;
    for (const QFileInfo& each : QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot,
                                                            QDir::Time | QDir::Reversed)) {
        const QDir own(each.filePath());
        QFile note(own.filePath(kNote));
        if (!note.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(note.readAll());
        if (text.section(QLatin1Char('\n'), 0, 0) != QString::fromStdString(visit.text()))
            continue;
        for (const QString& name : own.entryList(QDir::Files))
            if (name != kNote)
                found.push_back({text.section(QLatin1Char('\n'), 1), own.filePath(name)});
    }
    return found;
}

void forgetRecording(const Recording& recording)
{
    QFileInfo(recording.file).dir().removeRecursively();
}

} // namespace wupan
