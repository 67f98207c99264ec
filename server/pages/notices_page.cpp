#include "server/pages/notices_page.h"

#include "server/api/visibility.h"
#include "server/pages/history_lines.h"
#include "server/pages/page_files.h"
#include "server/pages/page_handlers.h"
#include "server/store/notice_keys.h"

#include <algorithm>
#include <charconv>

namespace wupan {
namespace {

constexpr std::int64_t kShown = 100;

std::vector<Notice> noticesFor(const PageCall& call, StoreTransaction& store)
{
    const Actor& person = call.caller().actor;
    return store.notices(call.caller().park, noticeKeys(person), person.id, kShown);
}

/// Nothing when it is not the visitor's to read any more.
std::optional<json::object> lineOf(const PageCall& call, StoreTransaction& store, Names& names,
                                   const Notice& notice)
{
    const ParkId park = call.caller().park;
    const auto stored = store.record(park, RecordType::issueEvent, notice.event.uuid);
    if (!stored)
        return std::nullopt;
    const auto event = fromDocument<IssueEvent>(stored->document);
    const auto issue = store.record(park, RecordType::issue, event.issueId.uuid);
    if (!issue || !mayRead(call.caller(), store, RecordType::issue, issue->document))
        return std::nullopt;
    const bool bySystem = event.authorRole == Role::system;
    return json::object{{"at", momentText(notice.at)},
                        {"who", bySystem ? call.texts.text("system")
                                         : names.of(RecordType::officer, event.authorId)},
                        {"what", happeningOf(event, names, call.texts)},
                        {"text", event.text},
                        {"issue", event.issueId.text()},
                        {"number", textAt(issue->document, "number")},
                        {"title", textAt(issue->document, "title")}};
}

} // namespace

std::string unseenNotices(const PageCall& call, StoreTransaction& store)
{
    const Instant seen = store.noticesSeen(call.caller().park, call.caller().actor.id);
    const auto unseen = std::ranges::count_if(
        noticesFor(call, store), [seen](const Notice& notice) { return notice.at > seen; });
    if (unseen == 0)
        return {};
    return unseen < kShown ? std::to_string(unseen) : std::to_string(kShown - 1) + "+";
}

Response showNotices(const PageCall& call)
{
    return call.readPage("notices", noticesTemplate(), [&](StoreTransaction& store) {
        const Instant seen = store.noticesSeen(call.caller().park, call.caller().actor.id);
        Names names(store, call.caller().park);
        json::array lines;
        bool hasNew = false;
        for (const Notice& notice : noticesFor(call, store))
            if (auto line = lineOf(call, store, names, notice)) {
                (*line)["isNew"] = notice.at > seen;
                hasNew = hasNew || notice.at > seen;
                lines.push_back(std::move(*line));
            }
        return json::object{{"hasLines", !lines.empty()},
                            {"lines", std::move(lines)},
                            {"hasNew", hasNew},
                            {"upTo", std::to_string(call.now.ms)}};
    });
}

/// Up to when the page was read: what came since stays new.
Response noteNoticesSeen(const PageCall& call)
{
    const std::string text = call.form().text("upTo");
    std::int64_t upTo = 0;
    std::from_chars(text.data(), text.data() + text.size(), upTo);
    const Status noted = call.context.store.write([&](StoreTransaction& store) {
        store.putNoticesSeen(call.caller().park, call.caller().actor.id,
                             Instant{std::clamp<std::int64_t>(upTo, 0, call.now.ms)});
        return done();
    });
    return noted ? redirect(std::string(kNoticesPath)) : call.busy();
}

} // namespace wupan
