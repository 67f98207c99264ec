#pragma once

#include "core/ports/network_state.h"

#include <utility>

namespace wupan::fake {

/// NetworkState that a test sets.
class FakeNetworkState final : public NetworkState
{
public:
    [[nodiscard]] NetworkSituation now() const override { return m_situation; }
    void watch(std::function<void()> onChange) override { m_onChange = std::move(onChange); }

    void become(const NetworkSituation& situation)
    {
        m_situation = situation;
        if (m_onChange)
            m_onChange();
    }

private:
    NetworkSituation m_situation;
    std::function<void()> m_onChange;
};

} // namespace wupan::fake
