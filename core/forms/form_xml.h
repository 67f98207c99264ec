#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

/// What reading an XForm asks of an XML document.
namespace wupan::forms {

/// The name without its prefix: XLSForm tools use h:, jr:, orx: and none, always for the same
/// namespaces.
[[nodiscard]] std::string_view localName(const char* name);
/// The first child of that local name; empty when there is none.
[[nodiscard]] pugi::xml_node childNamed(const pugi::xml_node& node, std::string_view name);
/// "zh" of "中文 (zh)", as XLSForm writes its languages; else the name itself.
[[nodiscard]] std::string languageCode(std::string_view name);
[[nodiscard]] bool nestsDeeperThan(int levels, const pugi::xml_document& document);
/// Whether anything but text stands in it.
[[nodiscard]] bool hasElements(const pugi::xml_node& node);

} // namespace wupan::forms
