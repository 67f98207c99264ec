#include "core/procedure/lights.h"

namespace wupan {

LightReading readLight(IssueState state, std::optional<Instant> dueAt, Instant now, int yellowDays)
{
    if (!dueAt || state == IssueState::closed || state == IssueState::suspended)
        return {};
    const auto days =
        static_cast<int>(parkDate(*dueAt).daysSinceEpoch() - parkDate(now).daysSinceEpoch());
    if (now > *dueAt)
        return {Light::red, 0, -days};
    return {days <= yellowDays ? Light::yellow : Light::green, days, 0};
}

} // namespace wupan
