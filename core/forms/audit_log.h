#pragma once

#include "core/base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace wupan::forms {

/// One line of the log of edits, as ODK names them.
struct AuditEvent
{
    std::string event; ///< "form start", "form resume", "question", "add repeat", "delete repeat",
                       ///< "form finalize"
    std::string node;  ///< path with keys; empty for events of the form
    Instant start;
    std::optional<Instant> end;
    std::optional<std::string> oldValue; ///< of an answer that changed
    std::optional<std::string> newValue;
};

/// As audit.csv of a submission: event,node,start,end,old-value,new-value; times in ms since 1970.
[[nodiscard]] std::string auditCsv(const std::vector<AuditEvent>& events);

} // namespace wupan::forms
