#include "server/operation/log.h"

#include <ostream>

namespace wupan {
namespace {

std::string_view wordOf(Log::Level level)
{
    switch (level) {
    case Log::Level::info:
        return "info";
    case Log::Level::warning:
        return "warning";
    case Log::Level::error:
        return "error";
    }
    return "";
}

/// A text without blanks stands as it is, anything else as in JSON: it never ends the line.
std::string shown(const json::value& value)
{
    std::string text = json::serialize(value);
    if (!value.is_string() || text.find_first_of(" =\\") != std::string::npos || text.size() < 3)
        return text;
    return text.substr(1, text.size() - 2);
}

} // namespace

void Log::write(Level level, std::string_view event, const json::object& details)
{
    const std::string time = isoText(m_clock.now());
    std::string line;
    if (m_format == Format::json) {
        json::object all{{"time", time}, {"level", wordOf(level)}, {"event", event}};
        all.insert(details.begin(), details.end());
        line = json::serialize(all);
    } else {
        line.append(time).append(" ").append(wordOf(level)).append(" ").append(event);
        for (const auto& [name, value] : details)
            line.append(" ").append(name).append("=").append(shown(value));
    }
    line += '\n';
    const std::scoped_lock lock(m_mutex);
    m_out << line << std::flush;
}

} // namespace wupan
