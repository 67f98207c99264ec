#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace wupan {

struct SheetRow
{
    std::size_t number = 0; ///< from 1, as the spreadsheet shows it
    /// By column, A first; without the empty ones at the end. Without blanks around, UTF-8.
    std::vector<std::string> cells;
};

struct Sheet
{
    std::string name;
    std::vector<SheetRow> rows; ///< that hold something, hidden ones too, in order
};

struct Workbook
{
    std::vector<Sheet> sheets;

    /// By its name in whatever case; null when there is none.
    [[nodiscard]] const Sheet* find(std::string_view name) const;
};

/// Reads the texts of an .xlsx file, as a person sees them: whole numbers without a point, dates as
/// 2026-11-29, times as 08:30:00, truth as TRUE and FALSE, the last result of a formula, rich text
/// without its formats. Of merged cells the first one has the text.
///
/// Limits (tooLarge): the file 10 MB; ZipArchive's; 64 sheets, 20,000 rows and 500 columns of a
/// sheet, 500,000 cells and 16 MB of text in all, 20 levels of elements. XML with a DTD is refused.
/// The `detail` of an error is a key of the pages' texts: "fileNotXlsx", "fileOldXls",
/// "fileDamaged", "fileTooLarge". Throws nothing, whatever the bytes are. Thread: any.
[[nodiscard]] Result<Workbook> readWorkbook(std::string_view bytes);

/// "A", "Z", "AA" of 1, 26, 27.
[[nodiscard]] std::string columnLetters(std::size_t column);

} // namespace wupan
