#pragma once

#include "server/api/context.h"
#include "server/pages/form_values.h"

#include <array>
#include <string_view>

namespace wupan {

/// A figure above the board, that shows its issues when it is chosen.
struct BoardCard
{
    std::string_view key; ///< of the query, and of its label
    std::vector<IssueState> states;
    std::optional<Light> light;
    std::string_view tone; ///< style.css
};

[[nodiscard]] std::span<const BoardCard> boardCards();

/// What somebody wants to see of the issues, and may.
struct BoardQuery
{
    int yellowDays = kDefaultYellowDays;
    BoardFilter everything; ///< that the person may see
    BoardFilter chosen;     ///< of it; the whole list
    std::int64_t page = 1;
};

/// `query` holds show (the key of a card), category, department, search, order, page; what cannot
/// be read asks nothing.
[[nodiscard]] BoardQuery readBoardQuery(StoreTransaction& store, const Caller& caller, Instant now,
                                        const FormValues& query);
/// Only what a card shows.
[[nodiscard]] BoardFilter narrowed(BoardFilter filter, const BoardCard& card);

} // namespace wupan
