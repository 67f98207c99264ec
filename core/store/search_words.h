#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The words of the full-text tables, and what is asked of them. Chinese text becomes pairs of
/// neighbouring characters and pairs of neighbouring pinyin initials; other text its words in lower
/// case. The tables keep no positions, so every match is an AND of words. Any thread.
namespace wupan {

enum class Pinyin {
    initials,     ///< 智能 is found by "zn"
    andSyllables, ///< and by "zhineng"
};

/// The words of one record, separated by spaces. The same text always gives the same words.
[[nodiscard]] std::string searchWords(std::string_view text, Pinyin pinyin);

struct SearchQuery
{
    std::string match; ///< FTS5 MATCH expression; empty = nothing to search for: all rows
    /// Runs of Chinese characters as typed.
    std::vector<std::string> chinese;
    /// Those of three or more. The tables may offer rows that hold the pairs of such a run apart
    /// from each other: a row counts only if its text holds every run.
    std::vector<std::string> toVerify;
};

/// What somebody typed: Chinese, the initials, full pinyin, a word, digits or a mixture of them.
/// The last word may be a beginning.
[[nodiscard]] SearchQuery searchQuery(std::string_view typed, Pinyin pinyin);

} // namespace wupan
