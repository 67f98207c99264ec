#include "tests/e2e/tus_client.h"

#include "tests/e2e/event_wait.h"
#include "tests/e2e/npm_packages.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <memory>
#include <vector>

namespace wupan::test {
namespace {

TusUpload resultOf(QProcess& process)
{
    const QJsonObject said = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    if (process.exitCode() != 0 || said.isEmpty())
        throw std::runtime_error("the tus client failed: " +
                                 process.readAllStandardError().toStdString());
    TusUpload result;
    for (const auto& request : said.value("requests").toArray())
        result.requests += request.toString();
    result.url = said.value("url").toString();
    result.error = said.value("error").toString().toUtf8();
    result.status = said.value("status").toInt();
    return result;
}

} // namespace

TusClient::TusClient(const QUrl& headquarters, const QByteArray& token)
    : m_headquarters(headquarters)
    , m_token(token)
{}

QByteArray TusClient::fetch()
{
    return fetchPackages(WUPAN_TUS_SCRIPTS "/package-lock.json", WUPAN_TUS_FOLDER);
}

TusUpload TusClient::upload(const QString& file, const QJsonObject& wish) const
{
    return uploadAtOnce(1, file, wish).front();
}

QList<TusUpload> TusClient::uploadAtOnce(int clients, const QString& file,
                                         const QJsonObject& wish) const
{
    QJsonObject whole = wish;
    whole["endpoint"] = m_headquarters.toString() + "/v1/files";
    whole["token"] = QString::fromLatin1(m_token);
    whole["file"] = file;
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < clients; ++i) {
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->start("node", {WUPAN_TUS_SCRIPTS "/client.mjs", WUPAN_TUS_FOLDER});
        processes.back()->write(QJsonDocument(whole).toJson());
        processes.back()->closeWriteChannel();
    }
    QList<TusUpload> results;
    for (const auto& process : processes) {
        if (!waitFor([&] { return process->state() == QProcess::NotRunning; }))
            throw std::runtime_error("the tus client does not end");
        results += resultOf(*process);
    }
    return results;
}

} // namespace wupan::test
