#pragma once

#include "server/api/context.h"
#include "server/commands/commands.h"
#include "server/commands/headquarters.h"
#include "server/commands/system_ports.h"

#include <functional>

namespace wupan {

/// What a command works with.
struct Workplace
{
    SystemClock clock;
    SystemRandom random;
    Headquarters headquarters;

    [[nodiscard]] ServerContext context();
};

/// Opens the data folder for `work`, which returns the exit code; says so when it cannot be opened.
int atHeadquarters(const CommandLine& line, const std::function<int(Workplace&)>& work);
/// The same in the one park; says what to do when there is none yet.
int inThePark(const CommandLine& line, const std::function<int(Workplace&, ParkId)>& work);

} // namespace wupan
