#pragma once

#include "core/ports/random.h"

#include <random>

namespace wupan::test {

/// Repeatable randomness: the same seed gives the same bytes on every machine.
class SeededRandom final : public Random
{
public:
    explicit SeededRandom(std::uint64_t seed)
        : m_engine(seed)
    {}

    void fill(std::span<std::uint8_t> bytes) override
    {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(m_engine() & 0xFFU);
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace wupan::test
