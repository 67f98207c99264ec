#pragma once

#include "server/api/edit_counts.h"
#include "server/operation/traffic.h"

#include <string>

namespace wupan {

/// All that Prometheus is told.
struct Figures
{
    std::string version;
    TrafficCounts traffic;
    std::size_t connections = 0;
    std::size_t eventStreams = 0;
    const EditCounts* edits = nullptr; ///< null: none were counted
    std::int64_t escalations = 0;
    std::int64_t databaseBytes = 0;
    std::int64_t freeDiskBytes = 0;
    bool isReady = false;
};

/// In Prometheus' text format 0.0.4, with memory, descriptors, processor time and start of this
/// process.
[[nodiscard]] std::string metricsText(const Figures& figures);

inline constexpr const char* kMetricsContentType = "text/plain; version=0.0.4; charset=utf-8";

} // namespace wupan
