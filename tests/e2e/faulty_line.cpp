#include "tests/e2e/faulty_line.h"

#include <QTimer>

#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>

namespace wupan::test {
namespace {

constexpr int kTickMs = 10;

/// Whether every byte is on its way, which is not far here. A reset would take the others back.
bool isDelivered(QTcpSocket& socket)
{
    socket.flush();
    int unsent = 0;
    const bool open = ioctl(static_cast<int>(socket.socketDescriptor()), SIOCOUTQNSD, &unsent) == 0;
    return !open || (unsent == 0 && socket.bytesToWrite() == 0);
}

/// Otherwise a body waits until its head was acknowledged.
void sendAtOnce(QTcpSocket& socket)
{
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

/// Qt's client holds the end of a body back until what is before it was acknowledged, which the
/// kernel puts off for 40 ms unless told otherwise each time.
void acknowledge(QTcpSocket& socket)
{
    const int atOnce = 1;
    setsockopt(static_cast<int>(socket.socketDescriptor()), IPPROTO_TCP, TCP_QUICKACK, &atOnce,
               sizeof(atOnce));
}

void close(QTcpSocket& socket, Cut::Ending ending)
{
    if (ending == Cut::Ending::fin)
        return socket.disconnectFromHost();
    const linger atOnce{1, 0};
    setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
               sizeof(atOnce));
    socket.abort();
}

} // namespace

FaultyLine::FaultyLine(FaultProxy& proxy, QTcpSocket& client, quint16 headquarters)
    : QObject(&proxy)
    , m_proxy(proxy)
    , m_client(client)
{
    m_client.setParent(this);
    sendAtOnce(m_client);
    connect(&m_headquarters, &QTcpSocket::connected, this, [this] { sendAtOnce(m_headquarters); });
    m_headquarters.connectToHost("127.0.0.1", headquarters);
    connect(&m_client, &QTcpSocket::readyRead, this, [this] {
        acknowledge(m_client);
        take(Cut::Way::request, m_client.readAll());
    });
    connect(&m_headquarters, &QTcpSocket::readyRead, this,
            [this] { take(Cut::Way::answer, m_headquarters.readAll()); });
    connect(&m_client, &QTcpSocket::disconnected, this, [this] { end(Cut::Ending::fin); });
    connect(&m_headquarters, &QTcpSocket::disconnected, this, [this] { end(Cut::Ending::fin); });
    if (m_proxy.m_bytesPerSecond > 0) {
        auto* clock = new QTimer(this);
        connect(clock, &QTimer::timeout, this, [this] { passSlowly(); });
        clock->start(kTickMs);
    }
}

FaultyLine::Flow& FaultyLine::flow(Cut::Way way)
{
    return way == Cut::Way::request ? m_request : m_answer;
}

QTcpSocket& FaultyLine::receiverOf(Cut::Way way)
{
    return way == Cut::Way::request ? m_headquarters : m_client;
}

void FaultyLine::take(Cut::Way way, QByteArray bytes)
{
    if (m_isEnding)
        return;
    // Nobody sends a request before the last one is answered.
    if (way == Cut::Way::request && m_answer.passed > 0 && m_request.passed >= m_request.endAt) {
        m_request = {};
        m_answer = {};
    }
    Flow& flow = this->flow(way);
    if (!flow.headIsWhole) {
        flow.held += bytes;
        readHead(way, flow);
        if (!flow.headIsWhole)
            return;
        bytes = std::exchange(flow.held, {});
    }
    const auto stop = placeOfCut(way, flow);
    if (!stop || flow.passed + bytes.size() < *stop)
        return pass(way, bytes);
    pass(way, bytes.left(std::max<qint64>(0, *stop - flow.passed)));
    m_isEnding = true;
    m_proxy.noteCut();
    endWhenDelivered(receiverOf(way));
}

void FaultyLine::readHead(Cut::Way way, Flow& flow)
{
    const qsizetype blankLine = flow.held.indexOf("\r\n\r\n");
    if (blankLine < 0)
        return;
    const QByteArray head = flow.held.left(blankLine + 4);
    flow.headIsWhole = true;
    flow.bodyAt = head.size();
    flow.endAt = flow.bodyAt + FaultProxy::lengthOfBody(head);
    if (way == Cut::Way::request)
        m_cut = m_proxy.planFor(head);
}

std::optional<qint64> FaultyLine::placeOfCut(Cut::Way way, const Flow& flow) const
{
    if (!m_cut || m_cut->way != way)
        return std::nullopt;
    const qint64 from = m_cut->from == Cut::From::body  ? flow.bodyAt
                        : m_cut->from == Cut::From::end ? flow.endAt
                                                        : 0;
    const qint64 place = from + m_cut->offset;
    return place <= flow.endAt ? std::optional(place) : std::nullopt;
}

void FaultyLine::pass(Cut::Way way, const QByteArray& bytes)
{
    Flow& flow = this->flow(way);
    flow.passed += bytes.size();
    if (way == Cut::Way::request)
        m_proxy.m_bytesFromClients += bytes.size();
    if (m_proxy.m_bytesPerSecond > 0)
        flow.slow += bytes;
    else
        receiverOf(way).write(bytes);
}

void FaultyLine::passSlowly()
{
    if (m_isEnding)
        return;
    const qint64 share = std::max<qint64>(1, m_proxy.m_bytesPerSecond * kTickMs / 1000);
    for (const Cut::Way way : {Cut::Way::request, Cut::Way::answer}) {
        Flow& flow = this->flow(way);
        receiverOf(way).write(flow.slow.left(share));
        flow.slow.remove(0, share);
    }
}

void FaultyLine::endWhenDelivered(QTcpSocket& receiver)
{
    const bool connecting = receiver.state() == QAbstractSocket::ConnectingState ||
                            receiver.state() == QAbstractSocket::HostLookupState;
    if (!connecting && isDelivered(receiver))
        return m_cut->ending == Cut::Ending::silence ? void() : end(m_cut->ending);
    QTimer::singleShot(1, this, [this, &receiver] { endWhenDelivered(receiver); });
}

void FaultyLine::end(Cut::Ending ending)
{
    m_isEnding = true;
    disconnect(&m_client, nullptr, this, nullptr);
    disconnect(&m_headquarters, nullptr, this, nullptr);
    close(m_client, ending);
    close(m_headquarters, ending);
    deleteLater();
}

} // namespace wupan::test
