#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace wupan::test {

struct RawAnswer
{
    int status = 0; ///< 0 = the server closed without an answer
    QByteArray contentType;
    QByteArray cookie; ///< name=value, when one is set
    QByteArray body;
};

/// What a server answers to these bytes on a connection of their own. Throws when it neither
/// answers nor closes within 20 s.
[[nodiscard]] RawAnswer answerTo(quint16 port, const QByteArray& bytes);

/// One request: the headers end in CRLF each.
[[nodiscard]] QByteArray httpRequest(const QByteArray& method, const QByteArray& path,
                                     const QByteArray& headers = {}, const QByteArray& body = {});
/// The same with its body in chunks of a megabyte.
[[nodiscard]] QByteArray chunkedRequest(const QByteArray& method, const QByteArray& path,
                                        const QByteArray& headers, const QByteArray& body);

} // namespace wupan::test
