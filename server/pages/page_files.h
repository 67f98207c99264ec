#pragma once

#include <string_view>

/// The files beside this one, as they are compiled in.
namespace wupan {

std::string_view layoutTemplate();
std::string_view signInTemplate();
std::string_view messageTemplate();
std::string_view boardTemplate();
std::string_view issueTemplate();
std::string_view pageStyle();
std::string_view pageIcon();
std::string_view chineseTexts();
std::string_view englishTexts();

} // namespace wupan
