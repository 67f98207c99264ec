#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace wupan {

enum class FormSheet { survey, choices, settings };

[[nodiscard]] std::string_view sheetName(FormSheet sheet);

/// What a column of an XLSForm holds.
struct Heading
{
    /// Its name in the XLSForm reference, whatever alias the sheet uses: "read_only", "image",
    /// "bind::odk:length", "wupan::plate".
    std::string key;
    std::string language; ///< "中文 (zh)" of "label::中文 (zh)"; empty = the form's default one
};

/// Nullopt: no such column. On the sheet of choices anything else is a column to filter by.
[[nodiscard]] std::optional<Heading> readHeading(FormSheet sheet, std::string_view written);
/// Columns that other servers read and this one has no use for.
[[nodiscard]] bool isIgnored(FormSheet sheet, std::string_view written);
/// The known column that is most like it; empty when none is.
[[nodiscard]] std::string likeliestHeading(FormSheet sheet, std::string_view written);

/// The candidate that is at most two letters away from `word`; empty when none is.
[[nodiscard]] std::string likeliest(std::string_view word, std::span<const std::string> candidates);

} // namespace wupan
