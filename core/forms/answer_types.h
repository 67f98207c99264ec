#pragma once

#include "core/forms/form_definition.h"

namespace wupan::forms {

/// Whether a text is an answer of that type; choices are not looked at. Empty text fits nothing.
[[nodiscard]] bool fitsType(QuestionType type, const std::string& answer);

/// How a node of a type of bind is asked for, when only that is known: "int" → integer.
[[nodiscard]] bool fitsBindType(const std::string& bindType, const std::string& answer);

/// "08:30", "08:30:15.000+08:00"; hours to 23.
[[nodiscard]] bool isTime(std::string_view text);
/// "2026-11-23T08:30:15.000+08:00"; the zone may be left out.
[[nodiscard]] bool isDateTime(std::string_view text);
/// "31.2 121.4 0 0": latitude, longitude, and perhaps altitude and accuracy.
[[nodiscard]] bool isPlace(std::string_view text);
/// Places with ';' between them, at least `fewest`.
[[nodiscard]] bool arePlaces(std::string_view text, std::size_t fewest);

} // namespace wupan::forms
