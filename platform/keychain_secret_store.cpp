#include "platform/keychain_secret_store.h"

#include <qt6keychain/keychain.h>

#include <utility>

namespace wupan {
namespace {

Error asError(const QKeychain::Job& job)
{
    return {ErrorCode::secretStore, job.errorString().toStdString()};
}

void prepare(QKeychain::Job& job, const std::string& key)
{
    job.setAutoDelete(true);
    job.setInsecureFallback(false);
    job.setKey(QString::fromStdString(key));
}

void runAsStatus(QKeychain::Job* job, std::function<void(Status)> finished)
{
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [finished = std::move(finished)](QKeychain::Job* ended) {
                         const bool gone = ended->error() == QKeychain::EntryNotFound;
                         finished(ended->error() == QKeychain::NoError || gone
                                      ? done()
                                      : Status(asError(*ended)));
                     });
    job->start();
}

} // namespace

KeychainSecretStore::KeychainSecretStore(QString service, QObject* parent)
    : QObject(parent)
    , m_service(std::move(service))
{}

void KeychainSecretStore::write(const std::string& key, const std::string& secret,
                                std::function<void(Status)> finished)
{
    auto* job = new QKeychain::WritePasswordJob(m_service, this);
    prepare(*job, key);
    job->setTextData(QString::fromStdString(secret));
    runAsStatus(job, std::move(finished));
}

void KeychainSecretStore::read(const std::string& key,
                               std::function<void(Result<std::optional<std::string>>)> finished)
{
    auto* job = new QKeychain::ReadPasswordJob(m_service, this);
    prepare(*job, key);
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [job, finished = std::move(finished)](QKeychain::Job* ended) {
                         if (ended->error() == QKeychain::EntryNotFound)
                             finished(std::optional<std::string>());
                         else if (ended->error() != QKeychain::NoError)
                             finished(asError(*ended));
                         else
                             finished(std::optional(job->textData().toStdString()));
                     });
    job->start();
}

void KeychainSecretStore::erase(const std::string& key, std::function<void(Status)> finished)
{
    auto* job = new QKeychain::DeletePasswordJob(m_service, this);
    prepare(*job, key);
    runAsStatus(job, std::move(finished));
}

} // namespace wupan
