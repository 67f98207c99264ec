#pragma once

#include "server/checklists/headings.h"
#include "server/checklists/mistakes.h"
#include "server/checklists/spreadsheet.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace wupan {

/// A cell that says something.
struct FormCell
{
    std::string text;
    std::string language; ///< of a text that may be translated
    SheetPlace place;
};

/// A row of an XLSForm, by its columns' names in the reference.
class FormRow
{
public:
    FormRow() = default;
    explicit FormRow(SheetPlace place)
        : m_place(std::move(place))
    {}

    void put(const std::string& key, FormCell cell) { m_cells.emplace(key, std::move(cell)); }

    /// Empty when the cell is.
    [[nodiscard]] const std::string& text(const std::string& key) const;
    /// In the order of the languages' columns.
    [[nodiscard]] std::vector<const FormCell*> cells(const std::string& key) const;
    [[nodiscard]] bool has(const std::string& key) const { return m_cells.contains(key); }
    /// Of the cell, else of the row.
    [[nodiscard]] const SheetPlace& place(const std::string& key) const;
    [[nodiscard]] const SheetPlace& place() const { return m_place; }
    /// All, by column.
    [[nodiscard]] const std::multimap<std::string, FormCell>& all() const { return m_cells; }

private:
    std::multimap<std::string, FormCell> m_cells;
    SheetPlace m_place;
};

/// The three sheets of an XLSForm, whatever aliases they use.
struct FormTables
{
    std::vector<FormRow> survey;
    std::vector<FormRow> choices;
    FormRow settings;
    /// In the order in which their columns come; "" where a text has no language.
    std::vector<std::string> languages;
    std::set<std::string> filterColumns; ///< of the choices, beside those of the reference
};

[[nodiscard]] FormTables readTables(const Workbook& workbook, Mistakes& mistakes);

/// "yes", "true", "TRUE", "true()" …
[[nodiscard]] bool isYes(std::string_view text);
[[nodiscard]] bool isNo(std::string_view text);
/// Whether it may name a question, a list or a column: letters, digits, _ - and ., no digit first.
[[nodiscard]] bool isName(std::string_view text);

} // namespace wupan
