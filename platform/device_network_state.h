#pragma once

#include "core/ports/network_state.h"

#include <QNetworkInformation>
#include <QObject>

namespace wupan {

/// NetworkState on Qt's network information. Where the system tells nothing, everything is in reach
/// and nothing changes. Made on the UI thread, whose event loop the system's news need; then on
/// that of its QObject.
class DeviceNetworkState final : public QObject, public NetworkState
{
    Q_OBJECT

public:
    DeviceNetworkState();

    [[nodiscard]] NetworkSituation now() const override { return m_situation; }
    void watch(std::function<void()> onChange) override { m_onChange = std::move(onChange); }

    [[nodiscard]] static NetworkReach reachOf(QNetworkInformation::Reachability reachability);

private:
    /// `apply` changes the situation; whoever watches is told if it did.
    template <class Apply>
    void change(Apply apply)
    {
        const NetworkSituation before = m_situation;
        apply(m_situation);
        if (m_situation != before && m_onChange)
            m_onChange();
    }

    NetworkSituation m_situation;
    std::function<void()> m_onChange;
};

} // namespace wupan
