#include "tools/forms/fixed_random.h"

namespace wupan::tools {

void FixedRandom::fill(std::span<std::uint8_t> bytes)
{
    for (std::uint8_t& byte : bytes)
        byte = static_cast<std::uint8_t>(m_engine() & 0xFFU);
}

} // namespace wupan::tools
