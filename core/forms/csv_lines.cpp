#include "core/forms/csv_lines.h"

#include <algorithm>

namespace wupan::forms {

CsvLines::CsvLines(std::string_view text)
    : m_text(text)
{
    const std::string_view first = text.substr(0, text.find('\n'));
    if (first.find(',') == std::string_view::npos && first.find(';') != std::string_view::npos)
        m_separator = ';';
}

bool CsvLines::readCell(std::string& cell)
{
    if (m_at >= m_text.size() || m_text[m_at] != '"') {
        const char ends[] = {m_separator, '\r', '\n'};
        const std::size_t end =
            std::min(m_text.find_first_of(std::string_view(ends, 3), m_at), m_text.size());
        cell = m_text.substr(m_at, end - m_at);
        m_at = end;
        return true;
    }
    for (++m_at; m_at < m_text.size(); ++m_at) {
        if (m_text[m_at] != '"') {
            cell += m_text[m_at];
            m_breaks += m_text[m_at] == '\n' ? 1 : 0;
        } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
            cell += '"';
            ++m_at;
        } else {
            ++m_at;
            return true;
        }
    }
    return false;
}

Result<std::optional<std::vector<std::string>>> CsvLines::next()
{
    m_number += m_breaks;
    m_breaks = 0;
    while (m_at < m_text.size() && (m_text[m_at] == '\n' || m_text[m_at] == '\r'))
        m_number += m_text[m_at++] == '\n' ? 1 : 0;
    if (m_at >= m_text.size())
        return std::optional<std::vector<std::string>>();
    std::vector<std::string> cells;
    while (true) {
        std::string cell;
        if (!readCell(cell))
            return Error{ErrorCode::unreadableFile,
                         "line " + std::to_string(m_number + 1) +
                             " of the table opens a quote that is not closed"};
        cells.push_back(std::move(cell));
        if (m_at >= m_text.size() || m_text[m_at] != m_separator)
            break;
        ++m_at;
    }
    // What follows a closing quote up to the end of the line is no cell of anything.
    m_at = std::min(m_text.find('\n', m_at), m_text.size());
    m_at += m_at < m_text.size() ? 1 : 0;
    ++m_number;
    return std::optional(std::move(cells));
}

} // namespace wupan::forms
