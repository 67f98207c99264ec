#include "server/api/verified_passwords.h"

#include <sodium.h>

namespace wupan {
namespace {

constexpr std::int64_t kRememberedMs = kMillisecondsPerMinute;

} // namespace

/// The stored hash has a salt, so it is another one with each password that is set.
std::string VerifiedPasswords::nameOf(const Credential& credential, std::string_view password) const
{
    const std::string text = credential.passwordHash + '\0' + std::string(password);
    std::string name(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(name.data()), name.size(),
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       m_key.data(), m_key.size());
    return name;
}

bool VerifiedPasswords::knows(const Credential& credential, std::string_view password, Instant now)
{
    const std::string name = nameOf(credential, password);
    const std::scoped_lock lock(m_mutex);
    const auto found = m_until.find(name);
    return found != m_until.end() && now < found->second;
}

void VerifiedPasswords::note(const Credential& credential, std::string_view password, Instant now)
{
    const std::string name = nameOf(credential, password);
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_until, [now](const auto& entry) { return entry.second <= now; });
    m_until[name] = now.plusMs(kRememberedMs);
}

} // namespace wupan
