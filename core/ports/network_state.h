#pragma once

#include <functional>
#include <optional>

namespace wupan {

/// How far the device's network goes, as far as the device can tell.
enum class NetworkReach {
    nowhere,
    nearby,     ///< perhaps to headquarters, perhaps not
    everywhere, ///< also when the device cannot tell
};

/// What the device tells of its network. Only a hint: headquarters' answer decides.
struct NetworkSituation
{
    NetworkReach reach = NetworkReach::everywhere;
    bool captivePortal = false;  ///< it wants somebody to sign in at a page of its own first
    std::optional<bool> metered; ///< bytes cost money; nullopt = the device cannot tell

    bool operator==(const NetworkSituation&) const = default;
};

/// Whether headquarters may be in reach now where it was not.
[[nodiscard]] inline bool opensAWay(const NetworkSituation& before, const NetworkSituation& now)
{
    const bool portalEnded = before.captivePortal && !now.captivePortal;
    return now.reach != NetworkReach::nowhere && !now.captivePortal &&
           (portalEnded || now.reach > before.reach);
}

/// The device's network, injected. Thread: its owner's; callbacks come later on the same thread.
class NetworkState
{
public:
    virtual ~NetworkState() = default;
    [[nodiscard]] virtual NetworkSituation now() const = 0;
    /// Calls `onChange` after each change of now(). A second call replaces the receiver.
    virtual void watch(std::function<void()> onChange) = 0;
};

} // namespace wupan
