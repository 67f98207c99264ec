#include "picture_file.h"

#include <QFile>

namespace wupan {

Result<std::string> readPicture(const QUrl& file)
{
    constexpr qint64 kMostBytes = 25LL * 1024 * 1024;
    QFile picture(file.isLocalFile() ? file.toLocalFile() : file.toString());
    if (!picture.open(QIODevice::ReadOnly))
        return Error{ErrorCode::unreadableFile, picture.errorString().toStdString()};
    if (picture.size() > kMostBytes)
        return Error{ErrorCode::tooLarge, "picture"};
    return picture.readAll().toStdString();
}

} // namespace wupan
