#pragma once

#include "core/ports/random.h"

#include <random>

namespace wupan::forms_cli {

/// The same seed gives the same bytes on every machine. Not for secrets.
class FixedRandom final : public Random
{
public:
    explicit FixedRandom(std::uint64_t seed)
        : m_engine(seed)
    {}
    void fill(std::span<std::uint8_t> bytes) override;
    [[nodiscard]] std::uint64_t next() { return m_engine(); }

private:
    std::mt19937_64 m_engine;
};

} // namespace wupan::forms_cli
