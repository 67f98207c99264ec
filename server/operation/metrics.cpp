#include "server/operation/metrics.h"

#include "server/operation/process_figures.h"

#include <cmath>
#include <cstdio>
#include <initializer_list>

namespace wupan {
namespace {

std::string numberText(double value)
{
    std::array<char, 32> text{};
    const bool isWhole = std::floor(value) == value && std::abs(value) < 1e15;
    std::snprintf(text.data(), text.size(), isWhole ? "%.0f" : "%.15g", value);
    return text.data();
}

/// Backslash, quote and line end have to be escaped in the value of a label.
std::string quoted(std::string_view value)
{
    std::string text = "\"";
    for (const char c : value) {
        if (c == '\\' || c == '"')
            text += '\\';
        if (c == '\n')
            text += "\\n";
        else
            text += c;
    }
    return text + "\"";
}

class MetricsWriter
{
public:
    using Label = std::pair<std::string_view, std::string_view>;

    void begin(std::string_view name, std::string_view type, std::string_view help)
    {
        m_name = name;
        m_text.append("# HELP ").append(name).append(" ").append(help);
        m_text.append("\n# TYPE ").append(name).append(" ").append(type).append("\n");
    }
    void value(double value, std::initializer_list<Label> labels = {}, std::string_view suffix = {})
    {
        m_text.append(m_name).append(suffix);
        const char* separator = "{";
        for (const auto& [name, text] : labels) {
            m_text.append(separator).append(name).append("=").append(quoted(text));
            separator = ",";
        }
        m_text.append(labels.size() > 0 ? "} " : " ").append(numberText(value)).append("\n");
    }
    void single(std::string_view name, std::string_view type, std::string_view help, double value)
    {
        begin(name, type, help);
        this->value(value);
    }
    [[nodiscard]] std::string text() && { return std::move(m_text); }

private:
    std::string m_name;
    std::string m_text;
};

void writeTraffic(MetricsWriter& out, const TrafficCounts& traffic)
{
    out.begin("wupan_http_requests_total", "counter", "Requests answered.");
    for (const auto& [key, count] : traffic.requests) {
        const auto& [name, digit] = key;
        out.value(static_cast<double>(count), {{"route", name.route},
                                               {"method", name.method},
                                               {"status", std::to_string(digit) + "xx"}});
    }
    out.begin("wupan_http_request_duration_seconds", "histogram",
              "From the end of a request's header to the end of its answer.");
    for (const auto& [route, durations] : traffic.durations) {
        std::int64_t count = 0;
        for (std::size_t i = 0; i < durations.inClass.size(); ++i) {
            count += durations.inClass.at(i);
            const bool isLast = i == kDurationClasses.size();
            const std::string end = isLast ? "+Inf" : numberText(kDurationClasses.at(i));
            out.value(static_cast<double>(count), {{"route", route}, {"le", end}}, "_bucket");
        }
        out.value(durations.seconds, {{"route", route}}, "_sum");
        out.value(static_cast<double>(count), {{"route", route}}, "_count");
    }
    out.single("wupan_http_request_bytes_total", "counter", "Bytes of bodies received.",
               static_cast<double>(traffic.bytesIn));
    out.single("wupan_http_response_bytes_total", "counter", "Bytes of bodies sent.",
               static_cast<double>(traffic.bytesOut));
    out.single("wupan_failures_total", "counter", "Faults of wupan-hq itself; the log says more.",
               static_cast<double>(traffic.failures));
}

void writeProcess(MetricsWriter& out)
{
    const ProcessFigures process = readProcessFigures();
    out.single("process_resident_memory_bytes", "gauge", "Memory in use.",
               static_cast<double>(process.residentBytes));
    out.single("process_open_fds", "gauge", "Open files and sockets.",
               static_cast<double>(process.openFiles));
    out.single("process_max_fds", "gauge", "How many may be open.",
               static_cast<double>(process.maxFiles));
    out.single("process_cpu_seconds_total", "counter", "Processor time used.", process.cpuSeconds);
    out.single("process_start_time_seconds", "gauge", "When it was started, since 1970.",
               process.startedAtSeconds);
}

} // namespace

std::string metricsText(const Figures& figures)
{
    MetricsWriter out;
    out.begin("wupan_build_info", "gauge", "The version that serves.");
    out.value(1, {{"version", figures.version}});
    out.single("wupan_ready", "gauge", "1 as long as /readyz says so.", figures.isReady ? 1 : 0);
    writeTraffic(out, figures.traffic);
    out.single("wupan_http_connections", "gauge", "Open connections.",
               static_cast<double>(figures.connections));
    out.single("wupan_event_streams", "gauge", "Connections that wait for news.",
               static_cast<double>(figures.eventStreams));
    out.begin("wupan_edits_total", "counter", "Edits of tablets, by outcome.");
    if (figures.edits != nullptr)
        for (const auto& [outcome, name] : WordTable<Outcome>::entries)
            out.value(static_cast<double>(figures.edits->of(outcome)), {{"outcome", name}});
    out.single("wupan_escalations_total", "counter", "Overdue issues that this process escalated.",
               static_cast<double>(figures.escalations));
    out.single("wupan_database_bytes", "gauge", "Size of the database with its log.",
               static_cast<double>(figures.databaseBytes));
    out.single("wupan_disk_free_bytes", "gauge", "Free room where the data are.",
               static_cast<double>(figures.freeDiskBytes));
    writeProcess(out);
    return std::move(out).text();
}

} // namespace wupan
