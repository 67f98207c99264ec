#include "platform/device_network_state.h"

namespace wupan {

using Feature = QNetworkInformation::Feature;
using Reachability = QNetworkInformation::Reachability;

DeviceNetworkState::DeviceNetworkState()
{
    const bool loaded =
        QNetworkInformation::loadBackendByFeatures(Feature::Reachability | Feature::Metered) ||
        QNetworkInformation::loadBackendByFeatures(Feature::Reachability);
    if (!loaded)
        return;
    const QNetworkInformation& system = *QNetworkInformation::instance();
    m_situation.reach = reachOf(system.reachability());
    m_situation.captivePortal = system.isBehindCaptivePortal();
    const bool tellsCost = system.supports(Feature::Metered);
    if (tellsCost)
        m_situation.metered = system.isMetered();
    connect(&system, &QNetworkInformation::reachabilityChanged, this,
            [this](Reachability reachability) {
                change([&](NetworkSituation& now) { now.reach = reachOf(reachability); });
            });
    connect(&system, &QNetworkInformation::isBehindCaptivePortalChanged, this, [this](bool portal) {
        change([&](NetworkSituation& now) { now.captivePortal = portal; });
    });
    connect(&system, &QNetworkInformation::isMeteredChanged, this, [this, tellsCost](bool metered) {
        if (tellsCost)
            change([&](NetworkSituation& now) { now.metered = metered; });
    });
}

NetworkReach DeviceNetworkState::reachOf(Reachability reachability)
{
    switch (reachability) {
    case Reachability::Disconnected:
        return NetworkReach::nowhere;
    case Reachability::Local:
    case Reachability::Site:
        return NetworkReach::nearby;
    case Reachability::Unknown:
    case Reachability::Online:
        break;
    }
    return NetworkReach::everywhere;
}

} // namespace wupan
