#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wupan::forms {

/// Reads RFC 4180 lines, one by one. Empty lines are passed over.
class CsvLines
{
public:
    /// `text` must outlive this.
    explicit CsvLines(std::string_view text);

    /// nullopt at the end. unreadableFile: a quote that is not closed.
    [[nodiscard]] Result<std::optional<std::vector<std::string>>> next();
    /// Of the line that was read last, from 1.
    [[nodiscard]] std::size_t number() const { return m_number; }

private:
    [[nodiscard]] bool readCell(std::string& cell); ///< false: the quote is not closed

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_number = 0;
    std::size_t m_breaks = 0; ///< within quotes, of the present line
    char m_separator = ',';
};

} // namespace wupan::forms
