#pragma once

#include "server/api/route_name.h"
#include "server/http/http_observer.h"
#include "server/operation/log.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>

namespace wupan {

/// Upper ends of the classes that durations fall into, in seconds; there is one more for the rest.
inline constexpr std::array kDurationClasses{0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
                                             0.5,   1.0,  2.5,   5.0,  10.0};

struct DurationCounts
{
    std::array<std::int64_t, kDurationClasses.size() + 1> inClass{};
    double seconds = 0; ///< of all together
};

/// What was asked since the start.
struct TrafficCounts
{
    /// By route and the first digit of the status.
    std::map<std::pair<RouteName, int>, std::int64_t> requests;
    std::map<std::string, DurationCounts> durations; ///< by route
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;
    std::int64_t failures = 0; ///< exceptions: faults of ours
};

/// Counts what a server answers, and writes it into the log.
class Traffic final : public HttpObserver
{
public:
    using NameOf = std::function<RouteName(const Request&)>;

    /// `quiet`: only what fails is written.
    Traffic(Log& log, NameOf nameOf, bool quiet)
        : m_log(log)
        , m_nameOf(std::move(nameOf))
        , m_quiet(quiet)
    {}

    void answered(const Exchange& exchange) override;
    void failed(std::string_view event, std::string_view reason) override;

    [[nodiscard]] TrafficCounts counts();

private:
    void count(const RouteName& name, const Exchange& exchange);
    Log& m_log;
    NameOf m_nameOf;
    bool m_quiet;
    std::mutex m_mutex;
    TrafficCounts m_counts;
};

} // namespace wupan
