#pragma once

#include <string_view>

/// The files beside this one, as they are compiled in.
namespace wupan {

std::string_view layoutTemplate();
std::string_view signInTemplate();
std::string_view messageTemplate();
std::string_view boardTemplate();
std::string_view issueTemplate();
std::string_view noticesTemplate();
std::string_view visitsTemplate();
std::string_view visitTemplate();
std::string_view quotaTemplate();
std::string_view supervisionTemplate();
std::string_view peopleTemplate();
std::string_view personTemplate();
std::string_view devicesTemplate();
std::string_view departmentsTemplate();
std::string_view settingsTemplate();
std::string_view checklistsTemplate();
std::string_view importTemplate();
std::string_view auditTemplate();
std::string_view pageStyle();
std::string_view liveScript();
std::string_view pageIcon();
std::string_view chineseTexts();
std::string_view englishTexts();

} // namespace wupan
