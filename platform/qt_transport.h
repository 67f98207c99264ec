#pragma once

#include "core/ports/transport.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QUrl>

class QNetworkReply;

namespace wupan {

/// Transport on Qt Network. Redirects are not followed, certificate errors never ignored, and an
/// answer over 64 MB is cut off. Thread: that of its QObject, which needs an event loop.
class QtTransport final : public QObject, public Transport
{
    Q_OBJECT

public:
    explicit QtTransport(QUrl headquarters, QObject* parent = nullptr);

    void send(HttpRequest request, Answer answer) override;
    void cancelAll() override;
    /// An answer without an end of its own (text/event-stream): `heard` gets its bytes as they
    /// come, `ended` the rest as send() does. One at a time: another one ends the one before
    /// silently.
    void listen(const HttpRequest& request, std::function<void(const std::string&)> heard,
                Answer ended);
    void stopListening();

    /// Connections of another network are of no use: requests from now on make their own.
    void forgetConnections() { m_network.clearConnectionCache(); }
    /// Flight mode: every request ends with `unreachable`, and nothing leaves the device.
    void setNetworkEnabled(bool enabled);

private:
    [[nodiscard]] std::optional<Error> trouble() const;
    void refuse(const Error& error, Answer answer);
    [[nodiscard]] QNetworkReply& start(const HttpRequest& request);
    [[nodiscard]] QNetworkReply* startOnce(QNetworkRequest message, const HttpRequest& request);
    static Result<HttpResponse> read(QNetworkReply& reply);

    QUrl m_headquarters;
    QNetworkAccessManager m_network;
    QSet<QNetworkReply*> m_underWay;
    QPointer<QNetworkReply> m_listening;
    bool m_enabled = true;
};

} // namespace wupan
