#include "server/pages/visit_query.h"

#include "core/procedure/visit_rules.h"
#include "server/pages/list_words.h"

#include <algorithm>
#include <array>

namespace wupan {

std::span<const VisitCard> visitCards()
{
    static constexpr std::array kCards{
        VisitCard{"plannedVisits", VisitState::planned, false, ""},
        VisitCard{"begunVisits", VisitState::checkedIn, false, ""},
        VisitCard{"completedVisits", VisitState::completed, false, ""},
        VisitCard{"lackingSummary", std::nullopt, true, "amber"},
    };
    return kCards;
}

VisitFilter narrowed(VisitFilter filter, const VisitCard& card)
{
    filter.state = card.state;
    filter.lacksSummary = card.lacksSummary;
    return filter;
}

VisitQuery readVisitQuery(Instant now, const FormValues& query)
{
    VisitQuery read;
    read.everything.officer = OfficerId::parse(query.text("officer")).value_or(OfficerId{});
    read.everything.enterprise =
        EnterpriseId::parse(query.text("enterprise")).value_or(EnterpriseId{});
    if (const std::string month = query.text("month"); !month.empty()) {
        const Month asked = monthOf(firstOfMonth(month, now));
        read.everything.from = asked.from;
        read.everything.to = asked.to;
    }
    const auto card = std::ranges::find(visitCards(), query.text("show"), &VisitCard::key);
    read.chosen = card == visitCards().end() ? read.everything : narrowed(read.everything, *card);
    return read;
}

} // namespace wupan
