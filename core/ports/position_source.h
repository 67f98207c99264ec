#pragma once

#include <functional>

namespace wupan {

/// Where the device is, as it told it.
struct PositionFix
{
    double latitude = 0;       ///< degrees, WGS 84
    double longitude = 0;      ///< degrees, WGS 84
    double accuracyMeters = 0; ///< radius within which the true position lies
};

/// The device's receiver, injected. Thread: the UI's.
class PositionSource
{
public:
    virtual ~PositionSource() = default;
    /// False where there is no receiver, or the user forbade it.
    [[nodiscard]] virtual bool available() const = 0;
    /// Calls `onFix` with every position until stop(). Starting again replaces the receiver.
    virtual void start(std::function<void(const PositionFix&)> onFix) = 0;
    virtual void stop() = 0;
};

} // namespace wupan
