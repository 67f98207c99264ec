#pragma once

#include "core/base/json.h"
#include "core/ports/clock.h"

#include <iosfwd>
#include <mutex>
#include <string_view>

namespace wupan {

/// What the process says of its work, one line an event. A line holds words of ours, figures, ids
/// and names of routes; never a query, a body, a login, a token or anybody's name. Thread: any.
class Log
{
public:
    enum class Format {
        text, ///< for people: "2026-11-23T09:32:05.120Z info request route=/v1/sync status=200"
        json, ///< for programs: the same as one object
    };
    enum class Level { info, warning, error };

    /// `out` outlives the log.
    Log(std::ostream& out, const Clock& clock, Format format)
        : m_out(out)
        , m_clock(clock)
        , m_format(format)
    {}

    void write(Level level, std::string_view event, const json::object& details = {});

private:
    std::ostream& m_out;
    const Clock& m_clock;
    const Format m_format;
    std::mutex m_mutex;
};

} // namespace wupan
