#include "app/forms_cli/moment.h"

#include "core/forms/date_time.h"

#include <chrono>

namespace wupan::forms_cli {

Result<Instant> momentOf(std::string_view text)
{
    const auto at = forms::DateTime::parse(text);
    if (!at || !at->hasDate || !at->hasTime)
        return Error{ErrorCode::invalidInput,
                     "now is a date and time like 2026-11-23T09:30:00+08:00."};
    return at->instant(kParkUtcOffsetMinutes);
}

Instant machineNow()
{
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count()};
}

} // namespace wupan::forms_cli
