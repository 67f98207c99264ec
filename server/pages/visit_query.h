#pragma once

#include "core/base/time.h"
#include "server/pages/form_values.h"
#include "server/store/visit_list.h"

#include <span>
#include <string_view>

namespace wupan {

/// A figure above the list, that shows its visits when it is chosen.
struct VisitCard
{
    std::string_view key; ///< of the query, and of its label
    std::optional<VisitState> state;
    bool lacksSummary = false;
    std::string_view tone; ///< style.css
};

[[nodiscard]] std::span<const VisitCard> visitCards();

/// What somebody wants to see of the visits.
struct VisitQuery
{
    VisitFilter everything; ///< whatever card is chosen
    VisitFilter chosen;     ///< the whole list
};

/// `query` holds show (the key of a card), officer, enterprise, month; what cannot be read asks
/// nothing.
[[nodiscard]] VisitQuery readVisitQuery(Instant now, const FormValues& query);
/// Only what a card shows.
[[nodiscard]] VisitFilter narrowed(VisitFilter filter, const VisitCard& card);

} // namespace wupan
