#pragma once

#include "core/base/csv_lines.h"

#include <string>
#include <string_view>
#include <vector>

namespace wupan {

/// All of CsvLines, without blanks around cells. invalidInput names the line of a quote that never
/// ends, as people read it.
[[nodiscard]] Result<std::vector<CsvRow>> parseCsv(std::string_view text);

/// What offices export: UTF-8 with or without a byte order mark, or GB18030. invalidInput when it
/// is neither.
[[nodiscard]] Result<std::string> toUtf8(std::string_view bytes);

} // namespace wupan
