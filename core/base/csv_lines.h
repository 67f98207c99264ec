#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wupan {

/// A line of a table; one with a break within quotes counts as one.
struct CsvRow
{
    std::size_t line = 0; ///< of the file, from 1, where it begins
    std::vector<std::string> cells;
};

/// Reads RFC 4180 lines, one by one, with CR LF or LF. Cells are separated by commas, or by
/// semicolons when the first line has no comma. Empty lines are passed over.
class CsvLines
{
public:
    enum class Blanks {
        keep,
        trim, ///< none around cells, unless they stand in quotes
    };
    /// `text` must outlive this.
    explicit CsvLines(std::string_view text, Blanks blanks = Blanks::keep);

    /// nullopt at the end. unreadableFile: a quote that is not closed, in the line of that number.
    [[nodiscard]] Result<std::optional<CsvRow>> next();
    /// Of the row that was begun last.
    [[nodiscard]] std::size_t line() const { return m_line; }

private:
    [[nodiscard]] bool readCell(std::string& cell); ///< false: the quote is not closed
    [[nodiscard]] bool readQuoted(std::string& cell);
    [[nodiscard]] std::string_view upToSeparator();

    std::string_view m_text;
    Blanks m_blanks;
    std::size_t m_at = 0;
    std::size_t m_line = 0;
    std::size_t m_next = 1; ///< the line at m_at
    char m_separator = ',';
};

} // namespace wupan
