#include "server/store/issue_events.h"

#include <algorithm>

namespace wupan {

std::vector<IssueEvent> eventsOf(StoreTransaction& store, ParkId park, IssueId issue)
{
    std::vector<IssueEvent> events;
    for (const Uuid& id : store.recordsWith(park, RecordType::issueEvent, "issueId", issue.text()))
        if (const auto stored = store.record(park, RecordType::issueEvent, id))
            events.push_back(fromDocument<IssueEvent>(stored->document));
    std::ranges::sort(events, {},
                      [](const IssueEvent& event) { return std::pair(event.at, event.id); });
    return events;
}

} // namespace wupan
