#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <vector>

namespace wupan::test {

/// What answers in headquarters' place, and what a tablet makes of it.
struct Impostor
{
    const char* name;
    QByteArray answer;
    ErrorCode code;
};

/// Those that a careless tablet would take for headquarters.
[[nodiscard]] std::vector<Impostor> impostors();
/// The others that may answer in its place.
[[nodiscard]] std::vector<Impostor> cruderImpostors();

} // namespace wupan::test
