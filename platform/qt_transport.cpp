#include "platform/qt_transport.h"

#include "platform/read_once.h"

#include <QHostAddress>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <memory>
#include <utility>

namespace wupan {
namespace {

constexpr qint64 kMaxAnswerBytes = 64LL * 1024 * 1024;

constexpr const char* kCertificateTrouble = "certificateTrouble";
constexpr const char* kSilenced = "silenced";

ErrorCode codeOf(const QNetworkReply& reply)
{
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        // Without a certificate to complain of, it was no TLS at all that answered.
        return reply.property(kCertificateTrouble).isValid() ? ErrorCode::certificate
                                                             : ErrorCode::wrongServer;
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return ErrorCode::wrongServer;
    default:
        return ErrorCode::unreachable;
    }
}

/// Whether an answer ended before the length that it announced: now and then Qt takes a connection
/// that is closed then for the end of the answer.
bool lacksBytes(const QNetworkReply& reply, std::size_t bytes)
{
    bool isKnown = false;
    const qulonglong announced = reply.rawHeader("Content-Length").toULongLong(&isKnown);
    return isKnown && reply.operation() != QNetworkAccessManager::HeadOperation &&
           bytes < announced;
}

/// Passwords and tokens travel encrypted, or not beyond this machine.
bool keepsSecrets(const QUrl& headquarters)
{
    const QString host = headquarters.host();
    const bool isHere = host == "localhost" || QHostAddress(host).isLoopback();
    return headquarters.scheme() == "https" || (headquarters.scheme() == "http" && isHere);
}

/// Where a connection ends in the first line of an answer, Qt repeats the request by itself and
/// puts the new answer's first line behind what it has: a status that nobody gave.
bool joinsTwoAnswers(const QNetworkReply& reply)
{
    const QVariant reason = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute);
    return reason.toByteArray().contains("HTTP/1.");
}

} // namespace

QtTransport::QtTransport(QUrl headquarters, QObject* parent)
    : QObject(parent)
    , m_headquarters(std::move(headquarters))
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
}

void QtTransport::setNetworkEnabled(bool enabled)
{
    m_enabled = enabled;
    if (!enabled)
        cancelAll();
}

/// Qt repeats a request by itself when the connection ended before an answer. Of a part of a file
/// headquarters may have every byte by then: the caller asks first.
QNetworkReply* QtTransport::startOnce(QNetworkRequest message, const HttpRequest& request)
{
    message.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    message.setHeader(QNetworkRequest::ContentLengthHeader,
                      static_cast<qint64>(request.body.size()));
    auto body = std::make_unique<ReadOnce>(request.body);
    QNetworkReply* reply =
        m_network.sendCustomRequest(message, QByteArray::fromStdString(request.method), body.get());
    body.release()->setParent(reply);
    return reply;
}

/// Why nothing may leave; nullopt = it may.
std::optional<Error> QtTransport::trouble() const
{
    if (!m_enabled)
        return Error{ErrorCode::unreachable, "the network is switched off"};
    if (!keepsSecrets(m_headquarters))
        return Error{ErrorCode::plainHttp, "the address of headquarters is not https"};
    return std::nullopt;
}

QNetworkReply& QtTransport::start(const HttpRequest& request)
{
    QUrl url = m_headquarters;
    url.setPath(QString::fromStdString(request.path));
    QNetworkRequest message(url);
    message.setTransferTimeout(static_cast<int>(request.deadlineMs));
    message.setRawHeader("User-Agent", "wupan");
    // Set by us, so that the core sees the body as it came.
    message.setRawHeader("Accept-Encoding", "identity");
    for (const auto& [name, value] : request.headers)
        message.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
    QNetworkReply* reply = nullptr;
    if (request.method == "GET")
        reply = m_network.get(message);
    else if (request.method == "HEAD")
        reply = m_network.head(message);
    else if (request.method == "PATCH")
        reply = startOnce(message, request);
    else
        reply = m_network.sendCustomRequest(message, QByteArray::fromStdString(request.method),
                                            QByteArray::fromStdString(request.body));
    m_underWay.insert(reply);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > kMaxAnswerBytes) {
            reply->setProperty("tooLarge", true);
            reply->abort();
        }
    });
    QTimer::singleShot(request.longestMs, reply, &QNetworkReply::abort);
    connect(reply, &QNetworkReply::sslErrors, reply,
            [reply] { reply->setProperty(kCertificateTrouble, true); });
    return *reply;
}

/// Later, as every answer.
void QtTransport::refuse(const Error& error, Answer answer)
{
    QMetaObject::invokeMethod(
        this, [answer = std::move(answer), error] { answer(error); }, Qt::QueuedConnection);
}

void QtTransport::send(HttpRequest request, Answer answer)
{
    if (const auto refused = trouble())
        return refuse(*refused, std::move(answer));
    QNetworkReply* reply = &start(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply, answer = std::move(answer)] {
        m_underWay.remove(reply);
        reply->deleteLater();
        answer(read(*reply));
    });
}

void QtTransport::listen(const HttpRequest& request, std::function<void(const std::string&)> heard,
                         Answer ended)
{
    stopListening();
    if (const auto refused = trouble())
        return refuse(*refused, std::move(ended));
    QNetworkReply* reply = &start(request);
    m_listening = reply;
    connect(reply, &QNetworkReply::readyRead, this, [reply, heard = std::move(heard)] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 200 && reply->rawHeader("Content-Type") == "text/event-stream")
            heard(reply->readAll().toStdString());
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, ended = std::move(ended)] {
        m_underWay.remove(reply);
        reply->deleteLater();
        if (!reply->property(kSilenced).isValid())
            ended(read(*reply));
    });
}

void QtTransport::stopListening()
{
    if (!m_listening || m_listening->isFinished())
        return;
    m_listening->setProperty(kSilenced, true);
    m_listening->abort();
}

Result<HttpResponse> QtTransport::read(QNetworkReply& reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = reply.error();
    if (reply.property("tooLarge").toBool())
        return Error{ErrorCode::wrongServer, "an answer of more than 64 MB"};
    if (reply.property("cancelled").toBool())
        return Error{ErrorCode::cancelled, ""};
    // From 200 on Qt's errors only repeat the status; below, or with a connection cut in the
    // middle, they say more.
    const bool cut = error > QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied;
    if (status == 0 || cut)
        return Error{codeOf(reply), reply.errorString().toStdString()};
    if (joinsTwoAnswers(reply))
        return Error{ErrorCode::unreachable, "the connection ended in the middle of an answer"};
    if (status >= 300 && status < 400)
        return Error{ErrorCode::wrongServer, "redirected to somewhere else"};
    HttpResponse response;
    response.status = status;
    for (const auto& [name, value] : reply.rawHeaderPairs())
        response.headers[name.toLower().toStdString()] = value.toStdString();
    response.body = reply.readAll().toStdString();
    if (lacksBytes(reply, response.body.size()))
        return Error{ErrorCode::unreachable, "the connection ended in the middle of an answer"};
    return response;
}

void QtTransport::cancelAll()
{
    const QSet<QNetworkReply*> underWay = m_underWay;
    for (QNetworkReply* reply : underWay) {
        reply->setProperty("cancelled", true);
        reply->abort();
    }
}

} // namespace wupan
