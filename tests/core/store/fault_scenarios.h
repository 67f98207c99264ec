#pragma once

#include "core/store/tablet.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temporary_tablet.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace wupan::test {

/// A tablet that a scenario works on. Clock and randomness are the same at every attempt, so that
/// what it writes is the same too.
class ScenarioTablet
{
public:
    explicit ScenarioTablet(std::filesystem::path dataFolder)
        : folder(std::move(dataFolder))
        , clock(TemporaryTablet::kStart.plusMs(kMillisecondsPerHour))
        , random(0)
    {}

    Status open()
    {
        auto opened = Tablet::open(folder, clock, random);
        if (!opened)
            return opened.error();
        tablet = std::move(*opened);
        return done();
    }

    Status attempt(const std::function<Status(ScenarioTablet&)>& act)
    {
        random = SeededRandom(99);
        return act(*this);
    }

    std::filesystem::path folder;
    ManualClock clock;
    SeededRandom random;
    std::unique_ptr<Tablet> tablet;
};

/// Something that a user or a sync does, whole or not at all.
struct FaultScenario
{
    enum class Before {
        closed, ///< everything is in the database
        killed, ///< the last edits are in the log only
    };
    using Act = std::function<Status(ScenarioTablet&)>;

    const char* name;
    Before before;
    bool opens; ///< opening the tablet is part of the scenario
    /// Makes what has to be there before, and says what is done then.
    std::function<Act(TemporaryTablet&)> prepare;
    /// Of the disk; fewer mean that the scenario does not do its work.
    int fewestOperations;
    int fewestWrites;
    /// A later transaction may fail after the one that matters.
    bool mayFailAfterwards = false;
    /// Several transactions, each whole: what was done of them stays, and the next attempt goes on
    /// from there.
    bool inSteps = false;
};

[[nodiscard]] const std::vector<FaultScenario>& faultScenarios();

} // namespace wupan::test
