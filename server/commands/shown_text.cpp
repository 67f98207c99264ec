#include "server/commands/shown_text.h"

#include "core/model/officer.h"
#include "server/pages/issue_words.h"

#include <algorithm>

namespace wupan {

std::string timeText(const std::optional<Instant>& at)
{
    return at ? momentText(*at) : "-";
}

std::string oneLine(std::string text)
{
    std::ranges::replace_if(
        text, [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; }, '?');
    return text.empty() ? "-" : text;
}

std::string personName(StoreTransaction& store, ParkId park, OfficerId person)
{
    const auto stored = store.record(park, RecordType::officer, person.uuid);
    return stored ? oneLine(fromDocument<Officer>(stored->document).name) : "-";
}

} // namespace wupan
