#pragma once

#include <QSslCertificate>
#include <QString>

namespace wupan::test {

/// What a self-signed certificate says. Days count from now.
struct CertificateWishes
{
    QString address = "127.0.0.1";
    int validFromDays = -1;
    int validToDays = 1;
};

/// A new key and its certificate as PEM files in a folder.
class TestCertificate
{
public:
    TestCertificate(const QString& folder, const QString& name, const CertificateWishes& wishes);

    [[nodiscard]] QString certificateFile() const { return m_path + ".crt"; }
    [[nodiscard]] QString keyFile() const { return m_path + ".key"; }
    [[nodiscard]] QSslCertificate certificate() const;

private:
    QString m_path;
};

} // namespace wupan::test
