#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace wupan {

struct CsvRow
{
    std::size_t line = 0; ///< of the file, from 1, where the row begins
    std::vector<std::string> cells;
};

/// RFC 4180 with CR LF or LF; cells are trimmed of spaces. invalidInput names the line of a quote
/// that never ends.
[[nodiscard]] Result<std::vector<CsvRow>> parseCsv(std::string_view text);

/// What offices export: UTF-8 with or without a byte order mark, or GB18030. invalidInput when it
/// is neither.
[[nodiscard]] Result<std::string> toUtf8(std::string_view bytes);

} // namespace wupan
