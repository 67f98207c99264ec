#include "server/http/tls_context.h"

#include "server/http/http_server.h"

#include <openssl/x509.h>

#include <filesystem>
#include <fstream>

namespace wupan {
namespace {

namespace ssl = boost::asio::ssl;

Error unusable(const std::string& detail)
{
    return {ErrorCode::certificate, detail};
}

bool readable(const std::string& path)
{
    std::error_code failure;
    return std::filesystem::is_regular_file(path, failure) && std::ifstream(path).good();
}

bool isMismatch(const boost::system::error_code& failure)
{
    const auto code = static_cast<unsigned long>(failure.value());
    return ERR_GET_LIB(code) == ERR_LIB_X509 && ERR_GET_REASON(code) == X509_R_KEY_VALUES_MISMATCH;
}

} // namespace

Result<ssl::context> openTlsContext(const std::string& certificateFile, const std::string& keyFile)
{
    for (const std::string& path : {certificateFile, keyFile})
        if (!readable(path))
            return unusable("the file " + path + " cannot be read");
    ssl::context context(ssl::context::tls_server);
    boost::system::error_code failure;
    if (SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_cipher_list(context.native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20") != 1)
        return unusable("this machine's OpenSSL lacks the ciphers that are needed");
    context.use_certificate_chain_file(certificateFile, failure);
    if (failure)
        return unusable("there is no PEM certificate in " + certificateFile);
    // Without this OpenSSL would ask for a passphrase on the terminal.
    context.set_password_callback([](std::size_t, ssl::context::password_purpose) { return ""; },
                                  failure);
    context.use_private_key_file(keyFile, ssl::context::pem, failure);
    if (failure)
        return unusable(isMismatch(failure)
                            ? keyFile + " is not the key of " + certificateFile
                            : "there is no PEM key without a passphrase in " + keyFile);
    return context;
}

Status checkTlsFiles(const std::string& certificateFile, const std::string& keyFile)
{
    const auto context = openTlsContext(certificateFile, keyFile);
    return context ? done() : Status(context.error());
}

} // namespace wupan
