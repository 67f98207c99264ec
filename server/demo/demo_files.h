#pragma once

#include <string_view>

namespace wupan {

/// Files of this folder and of core/procedure/data, embedded when the program is built.
[[nodiscard]] std::string_view demoChecklist(); ///< checklist.xml, an ODK XForm
[[nodiscard]] std::string_view demoHolidays();  ///< the national holiday calendar

} // namespace wupan
