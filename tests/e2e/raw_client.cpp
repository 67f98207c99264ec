#include "tests/e2e/raw_client.h"

#include <QTcpSocket>

#include <stdexcept>

namespace wupan::test {
namespace {

constexpr int kPatienceMs = 20'000;

QByteArray fieldOf(const QByteArray& header, const QByteArray& name)
{
    const qsizetype at = header.indexOf("\r\n" + name + ": ");
    if (at < 0)
        return {};
    const qsizetype begin = at + name.size() + 4;
    return header.mid(begin, header.indexOf("\r\n", begin) - begin);
}

} // namespace

RawAnswer answerTo(quint16 port, const QByteArray& bytes)
{
    QTcpSocket socket;
    socket.connectToHost("127.0.0.1", port);
    if (!socket.waitForConnected(kPatienceMs))
        throw std::runtime_error("the server takes no connection");
    socket.write(bytes);
    QByteArray heard;
    RawAnswer answer;
    while (socket.waitForReadyRead(kPatienceMs)) {
        heard += socket.readAll();
        const qsizetype end = heard.indexOf("\r\n\r\n");
        if (end < 0)
            continue;
        const QByteArray header = heard.left(end + 2);
        answer.status = header.mid(9, 3).toInt();
        answer.contentType = fieldOf(header, "Content-Type");
        answer.cookie = fieldOf(header, "Set-Cookie").split(';').first();
        answer.body = heard.mid(end + 4);
        if (answer.body.size() >= fieldOf(header, "Content-Length").toLongLong())
            return answer;
    }
    if (socket.state() == QAbstractSocket::ConnectedState)
        throw std::runtime_error("the server neither answers nor closes");
    return answer;
}

QByteArray httpRequest(const QByteArray& method, const QByteArray& path, const QByteArray& headers,
                       const QByteArray& body)
{
    return method + ' ' + path + " HTTP/1.1\r\nHost: x\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray chunkedRequest(const QByteArray& method, const QByteArray& path,
                          const QByteArray& headers, const QByteArray& body)
{
    constexpr qsizetype kChunkBytes = 1024LL * 1024;
    QByteArray bytes = method + ' ' + path + " HTTP/1.1\r\nHost: x\r\n" + headers +
                       "Transfer-Encoding: chunked\r\n\r\n";
    for (qsizetype at = 0; at < body.size(); at += kChunkBytes) {
        const QByteArray chunk = body.mid(at, kChunkBytes);
        bytes += QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
    }
    return bytes + "0\r\n\r\n";
}

} // namespace wupan::test
