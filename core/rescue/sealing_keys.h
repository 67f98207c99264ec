#pragma once

#include "core/ports/random.h"

#include <string>

namespace wupan {

/// Headquarters' key pair (X25519): whoever has the public key can seal a file, and only
/// headquarters opens it.
struct SealingKeys
{
    static constexpr std::size_t kBytes = 32;

    std::string publicKey; ///< kBytes
    std::string secretKey; ///< kBytes

    [[nodiscard]] static SealingKeys make(Random& random);
};

} // namespace wupan
