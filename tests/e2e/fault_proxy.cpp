#include "tests/e2e/fault_proxy.h"

#include "tests/e2e/faulty_line.h"

#include <stdexcept>
#include <utility>

namespace wupan::test {

FaultProxy::FaultProxy(quint16 headquarters)
    : m_headquarters(headquarters)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        throw std::runtime_error("no port is free");
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* client = m_server.nextPendingConnection()) {
            if (m_isDown) {
                client->abort();
                client->deleteLater();
            } else {
                new FaultyLine(*this, *client, m_headquarters);
            }
        }
    });
}

void FaultProxy::cutBy(Plan plan)
{
    open();
    m_plan = std::move(plan);
}

void FaultProxy::cutOnce(const QByteArray& request, const Cut& cut, Afterwards then)
{
    cutBy([request, cut](const QByteArray& head) {
        return head.startsWith(request) ? std::optional(cut) : std::nullopt;
    });
    m_afterwards = then;
}

void FaultProxy::open()
{
    m_plan = nullptr;
    m_afterwards.reset();
    m_isDown = false;
    endAll();
}

void FaultProxy::limitTo(qint64 bytesPerSecond)
{
    m_bytesPerSecond = bytesPerSecond;
    endAll();
}

qint64 FaultProxy::lengthOfBody(const QByteArray& head)
{
    const QByteArray name = "\r\ncontent-length: ";
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf(name);
    if (at < 0)
        return 0;
    const qsizetype begin = at + name.size();
    return lower.mid(begin, lower.indexOf("\r\n", begin) - begin).toLongLong();
}

QUrl FaultProxy::url() const
{
    return QString("http://127.0.0.1:%1").arg(port());
}

std::optional<Cut> FaultProxy::planFor(const QByteArray& head)
{
    ++m_exchanges;
    return m_plan ? m_plan(head) : std::nullopt;
}

void FaultProxy::noteCut()
{
    ++m_cuts;
    if (!m_afterwards)
        return;
    m_plan = nullptr;
    m_isDown = m_afterwards == Afterwards::down;
}

/// A client would go on on a connection that it has.
void FaultProxy::endAll()
{
    for (FaultyLine* line : findChildren<FaultyLine*>(QString(), Qt::FindDirectChildrenOnly))
        line->end(Cut::Ending::reset);
    for (QTcpSocket* client : m_server.findChildren<QTcpSocket*>())
        client->abort();
}

} // namespace wupan::test
