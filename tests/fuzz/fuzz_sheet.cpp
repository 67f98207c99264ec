#include "server/checklists/spreadsheet.h"
#include "server/checklists/xlsform.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

using namespace wupan;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// A form is refused with mistakes, or it is XML.
void check(const CheckedForm& form)
{
    const bool hasErrors = std::ranges::any_of(
        form.mistakes, [](const Mistake& mistake) { return !mistake.isWarning; });
    require(form.isSound() != hasErrors);
    require(form.mistakes.size() <= Mistakes::kMost + 100); // and what the form's files say
    pugi::xml_document document;
    require(!form.isSound() || document.load_string(form.xml.c_str()));
}

/// Lines that begin with # are the sheets survey, choices and settings; | stands between cells.
Workbook tablesIn(const std::string& text)
{
    Workbook workbook;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#') || workbook.sheets.empty()) {
            constexpr std::array<const char*, 3> kNames{"survey", "choices", "settings"};
            workbook.sheets.push_back({kNames[workbook.sheets.size() % kNames.size()], {}});
            continue;
        }
        Sheet& sheet = workbook.sheets.back();
        SheetRow row{sheet.rows.size() + 1, {}};
        std::istringstream cells{line};
        for (std::string cell; std::getline(cells, cell, '|');)
            row.cells.push_back(cell);
        if (!row.cells.empty())
            sheet.rows.push_back(std::move(row));
    }
    return workbook;
}

} // namespace

/// Any bytes as a file that somebody sends; what is no zip archive, as the tables in one too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    check(checkForm(bytes));
    if (!bytes.starts_with("PK"))
        check(convertXlsForm(tablesIn(bytes)));
    return 0;
}
