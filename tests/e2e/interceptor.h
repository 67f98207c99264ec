#pragma once

#include <QByteArray>
#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <optional>

namespace wupan::test {

/// What stands between a tablet and headquarters: passes everything on, or answers in its place as
/// a captive portal, a proxy or some other server would. Lives in the event loop of the test.
class Interceptor : public QObject
{
public:
    explicit Interceptor(quint16 headquarters);

    /// To headquarters, from the next connection on.
    void passOn() { become(std::nullopt); }
    /// These bytes to every request, and then the connection ends; no bytes = it ends at once.
    void answer(const QByteArray& bytes) { become(bytes); }
    /// To headquarters, but these bytes to every request that begins so: "PATCH", "POST /v1/files".
    void answerOnly(const QByteArray& beginning, const QByteArray& bytes);
    /// These bytes at once, and then one now and then, without an end.
    void trickle(const QByteArray& bytes);
    /// To the headquarters at another port from now on.
    void divert(quint16 headquarters);
    /// Takes what comes and says nothing.
    void beSilent();

    [[nodiscard]] QUrl url(const QString& scheme = "http") const;
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    /// What clients said while it did not pass on.
    [[nodiscard]] const QByteArray& heard() const { return m_heard; }

private:
    void become(const std::optional<QByteArray>& answer);
    void take(QTcpSocket& client);
    void pass(QTcpSocket& client);
    void hear(QTcpSocket& client);

    QTcpServer m_server;
    quint16 m_headquarters;
    std::optional<QByteArray> m_answer;
    QByteArray m_answeredBeginning;
    bool m_silent = false;
    bool m_trickles = false;
    QByteArray m_heard;
};

} // namespace wupan::test
