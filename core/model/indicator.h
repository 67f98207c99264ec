#pragma once

#include "core/model/record_codec.h"

namespace wupan {

/// One figure of a plate: goal and actual of a period, as the boards show it.
struct Indicator
{
    static constexpr RecordType kType = RecordType::indicator;

    IndicatorId id;
    std::int64_t revision = 0;
    Plate plate = Plate::targets;
    std::string label;
    double actual = 0;
    std::optional<double> goal;
    std::optional<double> amountWanYuan; ///< 万元 (10 000 yuan), two decimals
    std::string remark;
    std::int64_t rank = 0; ///< 1 = the one that stands for its plate on the today page
    std::optional<Instant> asOf;

    template <class Visitor>
    static void describe(Visitor&& field)
    {
        field("plate", &Indicator::plate, MergeRule::server);
        field("label", &Indicator::label, MergeRule::server);
        field("actual", &Indicator::actual, MergeRule::server);
        field("goal", &Indicator::goal, MergeRule::server);
        field("amountWanYuan", &Indicator::amountWanYuan, MergeRule::server);
        field("remark", &Indicator::remark, MergeRule::server);
        field("rank", &Indicator::rank, MergeRule::server);
        field("asOf", &Indicator::asOf, MergeRule::server);
    }
};

} // namespace wupan
