#include "app/forms_cli/fixed_random.h"

namespace wupan::forms_cli {

void FixedRandom::fill(std::span<std::uint8_t> bytes)
{
    for (std::uint8_t& byte : bytes)
        byte = static_cast<std::uint8_t>(m_engine() & 0xFFU);
}

} // namespace wupan::forms_cli
