#pragma once

#include "tests/e2e/fault_proxy.h"

namespace wupan::test {

/// One connection through a FaultProxy: a client, headquarters, and the exchanges between them, one
/// after the other. Owns both sockets; deletes itself when it has ended.
class FaultyLine : public QObject
{
public:
    FaultyLine(FaultProxy& proxy, QTcpSocket& client, quint16 headquarters);

    void end(Cut::Ending ending);

private:
    /// What passed of a message, and where its parts are.
    struct Flow
    {
        QByteArray held; ///< a head of which the end is not here yet
        bool headIsWhole = false;
        qint64 bodyAt = 0;
        qint64 endAt = 0;
        qint64 passed = 0;
        QByteArray slow; ///< passes when the time has come
    };

    void take(Cut::Way way, QByteArray bytes);
    void readHead(Cut::Way way, Flow& flow);
    [[nodiscard]] std::optional<qint64> placeOfCut(Cut::Way way, const Flow& flow) const;
    void pass(Cut::Way way, const QByteArray& bytes);
    void passSlowly();
    void endWhenDelivered(QTcpSocket& receiver);
    [[nodiscard]] Flow& flow(Cut::Way way);
    [[nodiscard]] QTcpSocket& receiverOf(Cut::Way way);

    FaultProxy& m_proxy;
    QTcpSocket& m_client;
    QTcpSocket m_headquarters;
    Flow m_request;
    Flow m_answer;
    std::optional<Cut> m_cut;
    bool m_isEnding = false;
};

} // namespace wupan::test
