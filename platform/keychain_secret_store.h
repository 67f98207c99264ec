#pragma once

#include "core/ports/secret_store.h"

#include <QObject>
#include <QString>

namespace wupan {

/// SecretStore on the device's key store (QtKeychain; no insecure fallback). Thread: that of its
/// QObject.
class KeychainSecretStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    /// `service` tells installations apart: one entry for each data folder.
    explicit KeychainSecretStore(QString service, QObject* parent = nullptr);

    void write(const std::string& key, const std::string& secret,
               std::function<void(Status)> finished) override;
    void read(const std::string& key,
              std::function<void(Result<std::optional<std::string>>)> finished) override;
    void erase(const std::string& key, std::function<void(Status)> finished) override;

private:
    QString m_service;
};

} // namespace wupan
