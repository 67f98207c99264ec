#pragma once

#include "core/base/result.h"
#include "server/api/temporary_file.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace wupan {

/// A text that a spreadsheet takes as it stands, or a number to reckon with.
using SheetCell = std::variant<std::string, std::int64_t>;
using SheetRow = std::vector<SheetCell>;

/// A table that people take along: row by row into a file, however long it is.
class Sheet
{
public:
    virtual ~Sheet() = default;
    /// Comes first. `widths`: of the columns, in characters, where the format knows such a thing.
    virtual void begin(const SheetRow& head, std::span<const double> widths) = 0;
    virtual void add(const SheetRow& row) = 0;
    /// Nothing comes after it. Errors: diskFull; tooLarge when the format takes no more rows.
    [[nodiscard]] virtual Status finish() = 0;
};

/// UTF-8 with a byte order mark, so that Excel opens it; what a spreadsheet would take for a
/// formula stays text. REQUIRES: the file outlives the sheet.
[[nodiscard]] std::unique_ptr<Sheet> csvSheet(const TemporaryFile& file);
/// An Excel workbook; texts beyond what a cell takes are cut, and end with "…".
[[nodiscard]] std::unique_ptr<Sheet> xlsxSheet(const TemporaryFile& file);

} // namespace wupan
