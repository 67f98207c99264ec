#include "range_scale.h"

#include <algorithm>
#include <cmath>

namespace wupan {
namespace {

constexpr int kMostTicks = 25;
constexpr int kMostSteps = 10'000;
constexpr int kMostDecimals = 6;
constexpr double kRounding = 1e-9;

int decimalsOf(double number)
{
    int decimals = 0;
    while (decimals < kMostDecimals && std::abs(number - std::round(number)) > kRounding) {
        number *= 10;
        ++decimals;
    }
    return decimals;
}

} // namespace

bool RangeScale::ticked() const
{
    return last() <= kMostTicks;
}

int RangeScale::lastOf(const forms::Range& range)
{
    const double steps = std::floor((range.end - range.start) / range.step + kRounding);
    return static_cast<int>(std::clamp(steps, 0.0, double{kMostSteps}));
}

QString RangeScale::textAt(const forms::Range& range, int position)
{
    const int decimals = std::max(decimalsOf(range.start), decimalsOf(range.step));
    return QString::number(range.start + range.step * position, 'f', decimals);
}

void RangeScale::show(const forms::Range& range, const QString& answer)
{
    bool isNumber = false;
    const double position = (answer.toDouble(&isNumber) - range.start) / range.step;
    const double nearest = std::round(position);
    const bool fits =
        isNumber && std::abs(position - nearest) < 1e-6 && nearest >= 0 && nearest <= lastOf(range);
    const int now = fits ? static_cast<int>(nearest) : -1;
    if (now == m_position && range.start == m_range.start && range.end == m_range.end &&
        range.step == m_range.step)
        return;
    m_range = range;
    m_position = now;
    emit changed();
}

} // namespace wupan
