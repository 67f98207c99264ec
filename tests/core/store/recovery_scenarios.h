#pragma once

#include "tests/core/store/fault_scenarios.h"

namespace wupan::test {

/// Everything into one file. An attempt that fails leaves no such file.
[[nodiscard]] FaultScenario::Act writeARescueBundle(TemporaryTablet& device);

/// Headquarters remembers another past: every edit waits again, under a new device id, and is sent.
[[nodiscard]] FaultScenario::Act takeANewDeviceId(TemporaryTablet& device);

} // namespace wupan::test
