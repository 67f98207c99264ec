#pragma once

#include "core/ports/random.h"

#include <array>
#include <cstdint>
#include <random>

namespace wupan {

/// The demo's own dice: the same on every machine (mt19937_64 is fixed by the standard).
class DemoRandom final : public Random
{
public:
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(m_engine() & 0xFFU);
    }
    /// 0 … limit-1.
    [[nodiscard]] std::size_t below(std::size_t limit) { return m_engine() % limit; }
    template <class T, std::size_t N>
    [[nodiscard]] const T& pick(const std::array<T, N>& from)
    {
        return from.at(below(N));
    }

private:
    std::mt19937_64 m_engine{20261123};
};

} // namespace wupan
