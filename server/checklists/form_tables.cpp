#include "server/checklists/form_tables.h"

#include "core/base/utf8.h"
#include "server/checklists/sheet_values.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace wupan {
namespace {

constexpr std::array<std::string_view, 7> kCellErrors{"#REF!",  "#NAME?", "#VALUE!", "#DIV/0!",
                                                      "#NULL!", "#NUM!",  "#N/A"};
/// Beside the three sheets: what XLSForm knows and this program does not.
constexpr std::array<std::string_view, 2> kOtherSheets{"external_choices", "entities"};

struct Column
{
    std::optional<Heading> heading; ///< nullopt: nobody reads it
    std::string written;
};

/// Reads one sheet below its headings.
class TableReader
{
public:
    TableReader(FormSheet sheet, FormTables& tables, Mistakes& mistakes)
        : m_sheet(sheet)
        , m_name(sheetName(sheet))
        , m_tables(tables)
        , m_mistakes(mistakes)
    {}

    std::vector<FormRow> read(const Sheet& sheet)
    {
        std::vector<FormRow> rows;
        if (sheet.rows.empty())
            return rows;
        readHeadings(sheet.rows.front());
        for (std::size_t i = 1; i < sheet.rows.size(); ++i)
            if (FormRow row = readRow(sheet.rows[i]); !row.all().empty())
                rows.push_back(std::move(row));
        return rows;
    }

private:
    void readHeadings(const SheetRow& row)
    {
        std::set<std::pair<std::string, std::string>> seen;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string& written = row.cells[i];
            const SheetPlace place{m_name, row.number, i + 1, written};
            Column column{written.empty() ? std::nullopt : headingOf(written, place), written};
            if (column.heading &&
                !seen.emplace(column.heading->key, column.heading->language).second) {
                m_mistakes.error(place, "columnTwice", {{"name", column.heading->key}});
                column.heading.reset();
            }
            if (column.heading)
                noteLanguage(*column.heading);
            m_columns.push_back(std::move(column));
        }
    }

    std::optional<Heading> headingOf(const std::string& written, const SheetPlace& place)
    {
        if (auto heading = readHeading(m_sheet, written))
            return heading;
        if (isIgnored(m_sheet, written)) {
            if (m_sheet == FormSheet::settings || written == "save_to")
                m_mistakes.warning(place, "columnIgnored", {{"name", written}});
            return std::nullopt;
        }
        const std::string like = likeliestHeading(m_sheet, written);
        const bool filters =
            m_sheet == FormSheet::choices && isName(written) && written.find(':') == written.npos;
        if (!like.empty())
            m_mistakes.warning(place, "columnLike", {{"name", written}, {"like", like}});
        else if (!filters)
            m_mistakes.warning(place, "columnUnknown", {{"name", written}});
        if (!filters)
            return std::nullopt;
        m_tables.filterColumns.insert(written);
        return Heading{written, {}};
    }

    void noteLanguage(const Heading& heading)
    {
        const bool isText = heading.key == "label" || !heading.language.empty();
        if (isText &&
            std::ranges::find(m_tables.languages, heading.language) == m_tables.languages.end())
            m_tables.languages.push_back(heading.language);
    }

    FormRow readRow(const SheetRow& row)
    {
        FormRow read(SheetPlace{m_name, row.number, 0, {}});
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string& text = row.cells[i];
            if (text.empty() || i >= m_columns.size() || !m_columns[i].heading) {
                if (!text.empty() && (i >= m_columns.size() || m_columns[i].written.empty()))
                    m_mistakes.warning({m_name, row.number, i + 1, {}}, "cellWithoutHeading");
                continue;
            }
            const SheetPlace place{m_name, row.number, i + 1, m_columns[i].written};
            if (std::ranges::find(kCellErrors, text) != kCellErrors.end())
                m_mistakes.error(place, "cellError", {{"text", text}});
            else if (!isReadable(text))
                m_mistakes.error(place, "cellUnreadable");
            else
                read.put(m_columns[i].heading->key, {text, m_columns[i].heading->language, place});
        }
        return read;
    }

    FormSheet m_sheet;
    std::string m_name;
    FormTables& m_tables;
    Mistakes& m_mistakes;
    std::vector<Column> m_columns;
};

void requireColumns(const Sheet& sheet, FormSheet kind, std::span<const std::string_view> keys,
                    Mistakes& mistakes)
{
    for (const std::string_view key : keys) {
        const auto holds = [&](const std::string& written) {
            const auto heading = readHeading(kind, written);
            return heading && heading->key == key;
        };
        if (sheet.rows.empty() || std::ranges::none_of(sheet.rows.front().cells, holds))
            mistakes.error({std::string(sheetName(kind)), 1, 0, {}}, "columnMissing",
                           {{"name", std::string(key)}});
    }
}

bool isOneOf(std::string_view text, std::span<const std::string_view> words)
{
    std::string lower(text);
    for (char& c : lower)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return std::ranges::find(words, lower) != words.end();
}

} // namespace

const std::string& FormRow::text(const std::string& key) const
{
    static const std::string kNone;
    const auto found = m_cells.find(key);
    return found == m_cells.end() ? kNone : found->second.text;
}

std::vector<const FormCell*> FormRow::cells(const std::string& key) const
{
    std::vector<const FormCell*> found;
    const auto [begin, end] = m_cells.equal_range(key);
    for (auto cell = begin; cell != end; ++cell)
        found.push_back(&cell->second);
    return found;
}

const SheetPlace& FormRow::place(const std::string& key) const
{
    const auto found = m_cells.find(key);
    return found == m_cells.end() ? m_place : found->second.place;
}

FormTables readTables(const Workbook& workbook, Mistakes& mistakes)
{
    constexpr std::array<std::string_view, 1> kOfSurvey{"type"};
    constexpr std::array<std::string_view, 2> kOfChoices{"list_name", "name"};
    FormTables tables;
    const Sheet* survey = workbook.find("survey");
    if (survey == nullptr) {
        std::vector<std::string> names;
        for (const Sheet& sheet : workbook.sheets)
            names.push_back(sheet.name);
        const std::string like = likeliest("survey", names);
        mistakes.error({}, like.empty() ? "noSurvey" : "noSurveyLike", {{"like", like}});
        return tables;
    }
    requireColumns(*survey, FormSheet::survey, kOfSurvey, mistakes);
    tables.survey = TableReader(FormSheet::survey, tables, mistakes).read(*survey);
    if (const Sheet* choices = workbook.find("choices"); choices && !choices->rows.empty()) {
        requireColumns(*choices, FormSheet::choices, kOfChoices, mistakes);
        tables.choices = TableReader(FormSheet::choices, tables, mistakes).read(*choices);
    }
    if (const Sheet* settings = workbook.find("settings")) {
        auto rows = TableReader(FormSheet::settings, tables, mistakes).read(*settings);
        for (std::size_t i = 1; i < rows.size(); ++i)
            mistakes.warning(rows[i].place(), "settingsRow");
        if (!rows.empty())
            tables.settings = std::move(rows.front());
    }
    if (tables.settings.place().sheet.empty())
        tables.settings = FormRow(SheetPlace{"settings", 2, 0, {}});
    for (const std::string_view other : kOtherSheets)
        if (const Sheet* sheet = workbook.find(other); sheet && !sheet->rows.empty())
            mistakes.warning({sheet->name, 0, 0, {}}, "sheetIgnored", {{"name", sheet->name}});
    return tables;
}

bool isYes(std::string_view text)
{
    constexpr std::array<std::string_view, 4> kWords{"yes", "true", "true()", "y"};
    return isOneOf(text, kWords);
}

bool isNo(std::string_view text)
{
    constexpr std::array<std::string_view, 4> kWords{"no", "false", "false()", "n"};
    return isOneOf(text, kWords);
}

bool isName(std::string_view text)
{
    constexpr std::size_t kLongest = 200;
    const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    if (text.empty() || text.size() > kLongest)
        return false;
    for (std::int32_t i = 0; i < length;) {
        const bool isFirst = i == 0;
        UChar32 c = 0;
        U8_NEXT(data, i, length, c);
        const bool begins = c == '_' || (c > 0 && u_isalpha(c) != 0);
        const bool goesOn = c == '-' || c == '.' || (c > 0 && u_isdigit(c) != 0);
        if (!begins && (isFirst || !goesOn))
            return false;
    }
    return true;
}

} // namespace wupan
