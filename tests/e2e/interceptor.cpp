#include "tests/e2e/interceptor.h"

#include <QTimer>

#include <stdexcept>

namespace wupan::test {
namespace {

constexpr int kTrickleMs = 50;

/// Whether a client said a whole request, with its body.
bool isWhole(const QByteArray& request)
{
    const qsizetype end = request.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray header = request.left(end).toLower();
    const qsizetype field = header.indexOf("content-length: ");
    const qsizetype length =
        field < 0 ? 0 : header.mid(field + 16, header.indexOf("\r\n", field) - field - 16).toInt();
    return request.size() >= end + 4 + length;
}

} // namespace

Interceptor::Interceptor(quint16 headquarters)
    : m_headquarters(headquarters)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        throw std::runtime_error("no port is free");
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* client = m_server.nextPendingConnection())
            take(*client);
    });
}

QUrl Interceptor::url(const QString& scheme) const
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost("127.0.0.1");
    url.setPort(port());
    return url;
}

void Interceptor::beSilent()
{
    become(QByteArray());
    m_silent = true;
}

void Interceptor::answerOnly(const QByteArray& beginning, const QByteArray& bytes)
{
    become(std::nullopt);
    m_answeredBeginning = beginning + ' ';
    m_answer = bytes;
}

void Interceptor::trickle(const QByteArray& bytes)
{
    become(bytes);
    m_trickles = true;
}

void Interceptor::divert(quint16 headquarters)
{
    become(std::nullopt);
    m_headquarters = headquarters;
}

void Interceptor::become(const std::optional<QByteArray>& answer)
{
    m_answer = answer;
    m_silent = false;
    m_trickles = false;
    m_answeredBeginning.clear();
    m_heard.clear();
    // A client would go on talking to headquarters on a connection that it has.
    for (QTcpSocket* client : m_server.findChildren<QTcpSocket*>())
        client->abort();
}

void Interceptor::take(QTcpSocket& client)
{
    connect(&client, &QTcpSocket::disconnected, &client, &QTcpSocket::deleteLater);
    if (m_answer && m_answeredBeginning.isEmpty())
        hear(client);
    else
        pass(client);
}

void Interceptor::pass(QTcpSocket& client)
{
    auto* there = new QTcpSocket(&client);
    there->connectToHost("127.0.0.1", m_headquarters);
    connect(&client, &QTcpSocket::readyRead, there, [this, &client, there] {
        const QByteArray bytes = client.readAll();
        if (m_answeredBeginning.isEmpty() || !bytes.startsWith(m_answeredBeginning)) {
            there->write(bytes);
            return;
        }
        there->disconnect();
        client.write(*m_answer);
        client.disconnectFromHost();
    });
    connect(there, &QTcpSocket::readyRead, &client,
            [&client, there] { client.write(there->readAll()); });
    connect(there, &QTcpSocket::disconnected, &client, &QTcpSocket::disconnectFromHost);
}

void Interceptor::hear(QTcpSocket& client)
{
    if (!m_silent && m_answer->isEmpty())
        return client.abort();
    connect(&client, &QTcpSocket::readyRead, this,
            [this, &client, request = QByteArray()]() mutable {
                const QByteArray bytes = client.readAll();
                m_heard += bytes;
                request += bytes;
                if (m_silent || !isWhole(request))
                    return;
                client.write(*m_answer);
                if (!m_trickles)
                    return client.disconnectFromHost();
                auto* timer = new QTimer(&client);
                connect(timer, &QTimer::timeout, &client, [&client] {
                    if (client.state() == QAbstractSocket::ConnectedState)
                        client.write("x");
                });
                timer->start(kTrickleMs);
            });
}

} // namespace wupan::test
