#include "server/pages/board_query.h"

#include "core/model/park.h"
#include "server/pages/list_words.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr std::size_t kMostSearchBytes = 200;

} // namespace

std::span<const BoardCard> boardCards()
{
    static const std::array kCards{
        BoardCard{"awaitingAccept", {IssueState::registered}, {}, ""},
        BoardCard{"awaitingAssign", {IssueState::accepted, IssueState::contested}, {}, ""},
        BoardCard{"inHand", {IssueState::assigned, IssueState::handling}, {}, ""},
        BoardCard{"overdue", {}, Light::red, "red"},
        BoardCard{"dueSoon", {}, Light::yellow, "amber"},
        BoardCard{"awaitingRating", {IssueState::answered}, {}, ""},
    };
    return kCards;
}

BoardFilter narrowed(BoardFilter filter, const BoardCard& card)
{
    filter.states = card.states;
    filter.light = card.light;
    return filter;
}

BoardQuery readBoardQuery(StoreTransaction& store, const Caller& caller, Instant now,
                          const FormValues& query)
{
    BoardQuery read;
    if (const auto park = store.record(caller.park, RecordType::park, caller.park.uuid))
        read.yellowDays = static_cast<int>(fromDocument<Park>(park->document).yellowDays);
    read.everything.now = now;
    read.everything.yellowUntil = startOfDay(parkDate(now).plusDays(read.yellowDays + 1));
    if (caller.actor.role == Role::handler)
        read.everything.concerned = caller.actor.departmentId;
    read.chosen = read.everything;
    const auto card = std::ranges::find(boardCards(), query.text("show"), &BoardCard::key);
    if (card != boardCards().end())
        read.chosen = narrowed(read.chosen, *card);
    read.chosen.category = parseWord<Category>(query.text("category"));
    read.chosen.lead = DepartmentId::parse(query.text("department")).value_or(DepartmentId{});
    read.chosen.search = query.text("search").substr(0, kMostSearchBytes);
    read.chosen.order = query.text("order") == "newest" ? BoardFilter::Order::newest
                                                        : BoardFilter::Order::mostUrgent;
    read.page = pageNumber(query);
    return read;
}

} // namespace wupan
