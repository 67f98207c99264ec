#pragma once

#include <map>
#include <string>
#include <vector>

namespace wupan {

/// Where in a spreadsheet: as much of it as there is.
struct SheetPlace
{
    std::string sheet;
    std::size_t row = 0;    ///< from 1; 0 = the whole sheet
    std::size_t column = 0; ///< from 1; 0 = the whole row
    std::string heading;    ///< of the column, as it is written there
};

/// The cell that names a file first, by the file's name.
using FilePlaces = std::map<std::string, SheetPlace>;

/// One thing that is wrong with a checklist's spreadsheet. What it says is the text `key` of the
/// pages' texts ("mistakes"), with `values` in it.
struct Mistake
{
    SheetPlace place;
    std::string key;
    std::map<std::string, std::string> values;
    bool isWarning = false; ///< the checklist can be published all the same
};

/// Everything that is wrong, found in one go.
class Mistakes
{
public:
    /// More help nobody, and a hostile file shall not make a report of gigabytes.
    static constexpr std::size_t kMost = 1'000;

    void error(const SheetPlace& place, const std::string& key,
               std::map<std::string, std::string> values = {});
    void warning(const SheetPlace& place, const std::string& key,
                 std::map<std::string, std::string> values = {});

    void add(Mistake mistake);

    [[nodiscard]] bool hasErrors() const { return m_errors > 0; }
    [[nodiscard]] std::size_t count() const { return m_mistakes.size(); }
    /// By sheet (survey, choices, settings), row and column.
    [[nodiscard]] std::vector<Mistake> inOrder() const;

private:
    std::vector<Mistake> m_mistakes;
    std::size_t m_errors = 0;
};

} // namespace wupan
