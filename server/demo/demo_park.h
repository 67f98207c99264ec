#pragma once

#include "core/model/record_codec.h"

#include <string>
#include <utility>
#include <vector>

namespace wupan {

/// One person of the demo who can sign in.
struct DemoLogin
{
    std::string login;
    OfficerId officer;
};

struct DemoPark
{
    ParkId park;
    std::vector<std::pair<RecordType, Document>>
        records;                   ///< references come before what refers to them
    std::vector<DemoLogin> logins; ///< demo (an officer), center (a coordinator)
};

/// The reference park of the domain: its figures are exact, its names say that they are samples.
/// Deterministic: the same `now`, form and holidays give the same documents, and another `now` only
/// moves the dates.
[[nodiscard]] DemoPark makeDemoPark(Instant now, const std::string& checklistXml,
                                    const std::string& holidays);

} // namespace wupan
