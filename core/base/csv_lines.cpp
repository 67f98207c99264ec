#include "core/base/csv_lines.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view trimmed(std::string_view cell)
{
    const std::size_t first = std::min(cell.find_first_not_of(kBlanks), cell.size());
    cell.remove_prefix(first);
    return cell.substr(0, cell.find_last_not_of(kBlanks) + 1);
}

} // namespace

CsvLines::CsvLines(std::string_view text, Blanks blanks)
    : m_text(text)
    , m_blanks(blanks)
{
    const std::string_view first = text.substr(0, text.find('\n'));
    if (first.find(',') == std::string_view::npos && first.find(';') != std::string_view::npos)
        m_separator = ';';
}

std::string_view CsvLines::upToSeparator()
{
    const char ends[] = {m_separator, '\n'};
    const std::size_t begin = m_at;
    m_at = std::min(m_text.find_first_of(std::string_view(ends, 2), m_at), m_text.size());
    std::string_view text = m_text.substr(begin, m_at - begin);
    while (text.ends_with('\r'))
        text.remove_suffix(1);
    return text;
}

bool CsvLines::readCell(std::string& cell)
{
    const std::size_t begin = m_blanks == Blanks::trim
                                  ? std::min(m_text.find_first_not_of(kBlanks, m_at), m_text.size())
                                  : m_at;
    if (begin < m_text.size() && m_text[begin] == '"') {
        m_at = begin + 1;
        return readQuoted(cell);
    }
    const std::string_view text = upToSeparator();
    cell = m_blanks == Blanks::trim ? trimmed(text) : text;
    return true;
}

bool CsvLines::readQuoted(std::string& cell)
{
    for (; m_at < m_text.size(); ++m_at) {
        if (m_text[m_at] != '"') {
            cell += m_text[m_at];
            m_next += m_text[m_at] == '\n' ? 1 : 0;
        } else if (m_text.substr(m_at + 1, 1) == "\"") {
            cell += m_text[++m_at];
        } else {
            ++m_at;
            // What follows the quote belongs to the cell: nothing is dropped.
            const std::string_view rest = upToSeparator();
            cell += m_blanks == Blanks::trim ? trimmed(rest) : rest;
            return true;
        }
    }
    return false;
}

Result<std::optional<CsvRow>> CsvLines::next()
{
    while (m_at < m_text.size()) {
        CsvRow row{m_line = m_next, {}};
        while (true) {
            if (std::string cell; readCell(cell))
                row.cells.push_back(std::move(cell));
            else
                return Error{ErrorCode::unreadableFile,
                             "line " + std::to_string(m_line) +
                                 " of the table opens a quote that is not closed"};
            if (m_at >= m_text.size() || m_text[m_at] != m_separator)
                break;
            ++m_at;
        }
        m_next += m_at < m_text.size() ? 1 : 0;
        m_at = std::min(m_at + 1, m_text.size());
        if (row.cells.size() > 1 || !row.cells.front().empty())
            return std::optional(std::move(row));
    }
    return std::optional<CsvRow>();
}

} // namespace wupan
