#pragma once

#include "core/base/time.h"
#include "core/ports/random.h"
#include "server/store/server_store.h"

#include <array>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace wupan {

/// Passwords that were right within the last minute: a program that follows the pages of a feed
/// sends its own with each request, and Argon2id is made to be slow. Holds keyed hashes alone.
/// Thread: any. In memory, of one process.
class VerifiedPasswords
{
public:
    explicit VerifiedPasswords(Random& random) { random.fill(m_key); }

    /// Never after the credential got another password, whichever process that was at.
    [[nodiscard]] bool knows(const Credential& credential, std::string_view password, Instant now);
    /// REQUIRES that it is the password.
    void note(const Credential& credential, std::string_view password, Instant now);

private:
    [[nodiscard]] std::string nameOf(const Credential& credential, std::string_view password) const;

    std::array<std::uint8_t, 32> m_key{};
    std::mutex m_mutex;
    std::map<std::string, Instant> m_until;
};

} // namespace wupan
