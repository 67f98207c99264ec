#pragma once

#include <QByteArray>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <optional>

namespace wupan::test {

/// Where a connection ends in the middle of an exchange, and how.
struct Cut
{
    enum class Way { request, answer };
    enum class From { start, body, end };
    enum class Ending {
        fin,
        reset,
        silence ///< nothing passes any more, and nobody says so
    };

    Way way = Way::request;
    Ending ending = Ending::fin;
    From from = From::start;
    qint64 offset = 0; ///< bytes before or behind `from`: so much passes, and not a byte more
};

/// A link between a client and headquarters that passes every byte on until it is told where to
/// break. Lives in the event loop of the test.
class FaultProxy : public QObject
{
public:
    /// Asked with the head of each request; nothing = that exchange is not cut.
    using Plan = std::function<std::optional<Cut>(const QByteArray& head)>;

    explicit FaultProxy(quint16 headquarters);

    /// Cuts by plan; everything else passes.
    void cutBy(Plan plan);
    enum class Afterwards { open, down };
    /// Cuts the next exchange whose request begins so ("POST /v1/sync"), once. When the link is
    /// down afterwards, nobody comes through until it is opened again.
    void cutOnce(const QByteArray& request, const Cut& cut, Afterwards then = Afterwards::down);
    /// Everything passes, on new connections.
    void open();
    /// Each way of each connection carries so much; 0 = as much as comes.
    void limitTo(qint64 bytesPerSecond);

    /// What a message's head says; 0 when it says nothing.
    [[nodiscard]] static qint64 lengthOfBody(const QByteArray& head);

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] int cuts() const { return m_cuts; }
    [[nodiscard]] int exchanges() const { return m_exchanges; }
    /// What clients sent as far as it passed, since it was made.
    [[nodiscard]] qint64 bytesFromClients() const { return m_bytesFromClients; }

private:
    friend class FaultyLine;
    std::optional<Cut> planFor(const QByteArray& head);
    void noteCut();
    void endAll();

    QTcpServer m_server;
    quint16 m_headquarters;
    Plan m_plan;
    std::optional<Afterwards> m_afterwards; ///< of a plan for one cut
    bool m_isDown = false;
    qint64 m_bytesPerSecond = 0;
    int m_cuts = 0;
    int m_exchanges = 0;
    qint64 m_bytesFromClients = 0;
};

} // namespace wupan::test
