#pragma once

#include "core/base/hash.h"
#include "core/base/uuid.h"

#include <algorithm>

namespace wupan {

/// A UUID of version 8: the same for the same digest.
[[nodiscard]] inline Uuid idOfDigest(const Sha256& digest)
{
    Uuid uuid;
    std::copy_n(digest.begin(), uuid.bytes.size(), uuid.bytes.begin());
    uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0FU) | 0x80U);
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3FU) | 0x80U);
    return uuid;
}

} // namespace wupan
