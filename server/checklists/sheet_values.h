#pragma once

#include <pugixml.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wupan {

/// Which number formats of a spreadsheet show a date.
class CellFormats
{
public:
    CellFormats() = default;
    /// `styles`: the root of styles.xml.
    explicit CellFormats(const pugi::xml_node& styles);
    [[nodiscard]] bool isDate(std::size_t style) const
    {
        return style < m_dates.size() && m_dates[style];
    }

private:
    std::vector<bool> m_dates; ///< by style
};

/// The text of a number as it is stored ("12.0", "1.5E3"); nullopt when it is none.
[[nodiscard]] std::optional<std::string> numberText(std::string_view stored);
/// Of a date, a time or both. `from1904`: how the workbook counts days.
[[nodiscard]] std::optional<std::string> momentOfSerial(std::string_view stored, bool from1904);
/// The text of <si> or <is>, whose runs have their own formats; without readings (furigana).
[[nodiscard]] std::string richText(const pugi::xml_node& node);
/// Without blanks around, those of Chinese and HTML too.
[[nodiscard]] std::string trimmed(std::string_view text);

} // namespace wupan
