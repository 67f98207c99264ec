#include "server/operation/traffic.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr std::size_t kMostReasonBytes = 300;

} // namespace

void Traffic::answered(const Exchange& exchange)
{
    const RouteName name = exchange.request == nullptr ? RouteName{"other", "unreadable"}
                                                       : m_nameOf(*exchange.request);
    count(name, exchange);
    if (m_quiet && exchange.fault.empty())
        return;
    const auto took = std::chrono::round<std::chrono::milliseconds>(exchange.took);
    json::object details{
        {"method", name.method}, {"route", name.route},         {"status", exchange.status},
        {"ms", took.count()},    {"bytesIn", exchange.bytesIn}, {"bytesOut", exchange.bytesOut},
        {"id", exchange.id}};
    if (!exchange.fault.empty())
        details["reason"] = exchange.fault.substr(0, kMostReasonBytes);
    m_log.write(exchange.status >= 500 ? Log::Level::warning : Log::Level::info, "request",
                details);
}

void Traffic::failed(std::string_view event, std::string_view reason)
{
    {
        const std::scoped_lock lock(m_mutex);
        ++m_counts.failures;
    }
    m_log.write(Log::Level::error, event, {{"reason", reason.substr(0, kMostReasonBytes)}});
}

TrafficCounts Traffic::counts()
{
    const std::scoped_lock lock(m_mutex);
    return m_counts;
}

void Traffic::count(const RouteName& name, const Exchange& exchange)
{
    constexpr double kMicrosecondsPerSecond = 1e6;
    const double seconds = static_cast<double>(exchange.took.count()) / kMicrosecondsPerSecond;
    const auto* const end = std::ranges::lower_bound(kDurationClasses, seconds);
    const std::scoped_lock lock(m_mutex);
    ++m_counts.requests[{name, exchange.status / 100}];
    m_counts.bytesIn += exchange.bytesIn;
    m_counts.bytesOut += exchange.bytesOut;
    DurationCounts& durations = m_counts.durations[name.route];
    ++durations.inClass.at(static_cast<std::size_t>(end - kDurationClasses.begin()));
    durations.seconds += seconds;
}

} // namespace wupan
