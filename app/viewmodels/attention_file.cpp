#include "attention_file.h"

#include "core/services/attention_service.h"

#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStorageInfo>

namespace wupan {
namespace {

Error writeError(const QSaveFile& file)
{
    const QStorageInfo disk(QFileInfo(file.fileName()).path());
    const bool full = file.error() == QFileDevice::ResourceError || disk.bytesAvailable() == 0;
    return {full ? ErrorCode::diskFull : ErrorCode::storage, "the export could not be written"};
}

} // namespace

Result<QString> writeAttentionFile(Tablet& tablet, qint64 entry, const QString& folder)
{
    const Result<std::string> text = AttentionService(tablet).exported(entry);
    if (!text)
        return text.error();
    const QByteArray plain = QByteArray::fromStdString(*text);
    const QJsonDocument document = QJsonDocument::fromJson(plain);
    const QDir place(folder);
    if (!place.mkpath("."))
        return Error{ErrorCode::storage, "the folder of exports cannot be made"};
    const QString day = QString::fromStdString(parkDate(tablet.clock().now()).text());
    QSaveFile file(place.absoluteFilePath(QString("wupan-%1-%2.json").arg(day).arg(entry)));
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.write(document.isNull() ? plain : document.toJson()) >= 0 &&
                         file.commit();
    if (!written)
        return writeError(file);
    return QDir::toNativeSeparators(file.fileName());
}

} // namespace wupan
