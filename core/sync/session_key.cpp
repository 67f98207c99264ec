#include "core/sync/session_key.h"

#include "core/base/base64.h"

#include <sodium.h>

namespace wupan {
namespace {

/// Says what is signed, so that no signature serves for something else.
std::string messageFor(std::string_view refreshToken)
{
    return std::string("wupan renews ").append(refreshToken);
}

const unsigned char* bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytesOf(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

} // namespace

SessionKey SessionKey::make()
{
    SessionKey key;
    key.m_secret.resize(crypto_sign_SECRETKEYBYTES);
    std::string publicHalf(crypto_sign_PUBLICKEYBYTES, '\0'); // is in the secret, too
    crypto_sign_keypair(bytesOf(publicHalf), bytesOf(key.m_secret));
    return key;
}

SessionKey SessionKey::fromSecret(std::string_view base64)
{
    SessionKey key;
    if (auto bytes = fromBase64(base64); bytes && bytes->size() == crypto_sign_SECRETKEYBYTES)
        key.m_secret = std::move(*bytes);
    return key;
}

std::string SessionKey::secret() const
{
    return toBase64(m_secret);
}

std::string SessionKey::publicKey() const
{
    std::string key(crypto_sign_PUBLICKEYBYTES, '\0');
    crypto_sign_ed25519_sk_to_pk(bytesOf(key), bytesOf(std::string_view(m_secret)));
    return toBase64(key);
}

std::string SessionKey::proofFor(std::string_view refreshToken) const
{
    const std::string message = messageFor(refreshToken);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(bytesOf(signature), nullptr, bytesOf(std::string_view(message)),
                         message.size(), bytesOf(std::string_view(m_secret)));
    return toBase64(signature);
}

bool isProof(std::string_view proof, std::string_view publicKey, std::string_view refreshToken)
{
    const auto signature = fromBase64(proof);
    const auto key = fromBase64(publicKey);
    const std::string message = messageFor(refreshToken);
    return signature && signature->size() == crypto_sign_BYTES && key &&
           key->size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(bytesOf(std::string_view(*signature)),
                                       bytesOf(std::string_view(message)), message.size(),
                                       bytesOf(std::string_view(*key))) == 0;
}

bool isPublicKey(std::string_view text)
{
    const auto key = fromBase64(text);
    return key && key->size() == crypto_sign_PUBLICKEYBYTES;
}

} // namespace wupan
