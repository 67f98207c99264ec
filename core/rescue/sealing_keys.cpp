#include "core/rescue/sealing_keys.h"

#include <sodium.h>

#include <array>

namespace wupan {

SealingKeys SealingKeys::make(Random& random)
{
    static_assert(kBytes == crypto_box_PUBLICKEYBYTES);
    static_assert(kBytes == crypto_box_SECRETKEYBYTES);
    std::array<std::uint8_t, crypto_box_SEEDBYTES> seed{};
    random.fill(seed);
    SealingKeys keys{std::string(kBytes, '\0'), std::string(kBytes, '\0')};
    crypto_box_seed_keypair(reinterpret_cast<unsigned char*>(keys.publicKey.data()),
                            reinterpret_cast<unsigned char*>(keys.secretKey.data()), seed.data());
    sodium_memzero(seed.data(), seed.size());
    return keys;
}

} // namespace wupan
