#include "tests/e2e/test_certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>

namespace wupan::test {
namespace {

constexpr long kSecondsPerDay = 24L * 60 * 60;

template <auto Free>
struct Freed
{
    template <class T>
    void operator()(T* object) const
    {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using File = std::unique_ptr<BIO, Freed<BIO_free_all>>;

void require(bool worked)
{
    if (!worked)
        throw std::runtime_error("OpenSSL could not make a certificate");
}

Certificate selfSigned(EVP_PKEY* key, const CertificateWishes& wishes)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), wishes.validFromDays * kSecondsPerDay);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), wishes.validToDays * kSecondsPerDay);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    const auto* common = reinterpret_cast<const unsigned char*>("headquarters");
    require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common, -1, -1, 0) == 1);
    X509_set_issuer_name(certificate.get(), name);
    const QByteArray addresses = "IP:" + wishes.address.toUtf8();
    const Extension extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, addresses.constData()));
    require(extension && X509_add_ext(certificate.get(), extension.get(), -1) == 1);
    require(X509_sign(certificate.get(), key, EVP_sha256()) != 0);
    return certificate;
}

} // namespace

TestCertificate::TestCertificate(const QString& folder, const QString& name,
                                 const CertificateWishes& wishes)
    : m_path(folder + "/" + name)
{
    const Key key(EVP_EC_gen("P-256"));
    require(key != nullptr);
    const Certificate certificate = selfSigned(key.get(), wishes);
    const File keyBytes(BIO_new_file(keyFile().toUtf8().constData(), "w"));
    const File certificateBytes(BIO_new_file(certificateFile().toUtf8().constData(), "w"));
    require(keyBytes && certificateBytes);
    require(PEM_write_bio_PrivateKey(keyBytes.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                     nullptr) == 1);
    require(PEM_write_bio_X509(certificateBytes.get(), certificate.get()) == 1);
}

QSslCertificate TestCertificate::certificate() const
{
    return QSslCertificate::fromPath(certificateFile()).value(0);
}

} // namespace wupan::test
