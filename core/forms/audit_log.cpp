#include "core/forms/audit_log.h"

namespace wupan::forms {
namespace {

std::string cell(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char letter : text)
        quoted.append(letter == '"' ? 2 : 1, letter);
    return quoted + "\"";
}

} // namespace

std::string auditCsv(const std::vector<AuditEvent>& events)
{
    std::string out = "event,node,start,end,old-value,new-value\n";
    for (const AuditEvent& event : events) {
        out += cell(event.event) + "," + cell(event.node) + "," + std::to_string(event.start.ms);
        out += "," + (event.end ? std::to_string(event.end->ms) : std::string());
        out += "," + cell(event.oldValue.value_or("")) + "," + cell(event.newValue.value_or(""));
        out += "\n";
    }
    return out;
}

} // namespace wupan::forms
