#pragma once

#include <cstdint>
#include <span>

namespace wupan {

/// Source of randomness, injected. On a device and at headquarters: cryptographically secure.
class Random
{
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

} // namespace wupan
