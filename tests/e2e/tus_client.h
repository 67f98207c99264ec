#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QUrl>

#include <stdexcept>

namespace wupan::test {

/// How an upload of tus-js-client went.
struct TusUpload
{
    QStringList requests; ///< "PATCH 204", as far as they were answered
    QString url;
    QByteArray error; ///< empty = it went well
    int status = 0;   ///< of the answer that was the error
};

/// tus-js-client in a Node process: an upload client by other hands. Wishes and their members:
/// tests/e2e/tus/client.mjs.
class TusClient
{
public:
    TusClient(const QUrl& headquarters, const QByteArray& token);

    /// Fetches the package unless it is here; what hindered it, empty = nothing.
    [[nodiscard]] static QByteArray fetch();

    /// In the time of the test's event loop. Throws when the client does not end properly.
    [[nodiscard]] TusUpload upload(const QString& file, const QJsonObject& wish) const;
    /// Several clients at once, each with the same wish.
    [[nodiscard]] QList<TusUpload> uploadAtOnce(int clients, const QString& file,
                                                const QJsonObject& wish) const;

private:
    QUrl m_headquarters;
    QByteArray m_token;
};

} // namespace wupan::test
