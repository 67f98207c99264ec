#pragma once

#include "core/model/record_codec.h"

namespace wupan {

/// The tenant: everything belongs to one park. Its settings govern limits, lights and quota.
struct Park
{
    static constexpr RecordType kType = RecordType::park;

    ParkId id;
    std::int64_t revision = 0;
    std::string name;
    std::int64_t visitQuotaPerMonth = 5; ///< counted visits that an officer owes each month
    std::int64_t visitBurdenCap =
        2; ///< visits that an enterprise should receive at most each month, by anyone
    std::int64_t yellowDays = 3; ///< an issue turns yellow with this many days left
    json::object timeLimits; ///< overrides of TimeLimits, by its field names; absent = the defaults
    std::string holidays;    ///< text of the holiday calendar (core/procedure/working_days.h)
    /// "1.2.0": tablets with an older version are asked to update, and served all the same; empty =
    /// none is asked.
    std::string wantedAppVersion;

    template <class Visitor>
    static void describe(Visitor&& field)
    {
        field("name", &Park::name, MergeRule::server);
        field("visitQuotaPerMonth", &Park::visitQuotaPerMonth, MergeRule::server);
        field("visitBurdenCap", &Park::visitBurdenCap, MergeRule::server);
        field("yellowDays", &Park::yellowDays, MergeRule::server);
        field("timeLimits", &Park::timeLimits, MergeRule::server);
        field("holidays", &Park::holidays, MergeRule::server);
        field("wantedAppVersion", &Park::wantedAppVersion, MergeRule::server);
    }
};

} // namespace wupan
