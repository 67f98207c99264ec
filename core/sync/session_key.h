#pragma once

#include <string>
#include <string_view>

namespace wupan {

/// The key pair of one session (Ed25519). Whoever finds a refresh token without it cannot renew it:
/// a renewal is signed, and headquarters knows the public half since the sign-in. Any thread.
class SessionKey
{
public:
    /// A new one, from the machine's own random numbers.
    [[nodiscard]] static SessionKey make();
    /// As secret() gave it; one that cannot sign when it is none.
    [[nodiscard]] static SessionKey fromSecret(std::string_view base64);

    [[nodiscard]] bool isWhole() const { return !m_secret.empty(); }
    [[nodiscard]] std::string secret() const;    ///< base64
    [[nodiscard]] std::string publicKey() const; ///< base64
    /// What goes with the renewal of a refresh token, base64.
    [[nodiscard]] std::string proofFor(std::string_view refreshToken) const;

private:
    std::string m_secret; ///< 64 bytes; empty = none
};

/// Whether a proof was made with the secret half of a public key, for that token.
[[nodiscard]] bool isProof(std::string_view proof, std::string_view publicKey,
                           std::string_view refreshToken);
/// Whether a text, in base64, may be a public key.
[[nodiscard]] bool isPublicKey(std::string_view text);

} // namespace wupan
