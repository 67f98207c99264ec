#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

/// What reading an XForm asks of an XML document.
namespace wupan::forms {

inline constexpr int kMaxNesting = 64; ///< levels of elements

/// The name without its prefix: XLSForm tools use h:, jr:, orx: and none, always for the same
/// namespaces.
[[nodiscard]] std::string_view localName(const char* name);
/// The first child of that local name; empty when there is none.
[[nodiscard]] pugi::xml_node childNamed(const pugi::xml_node& node, std::string_view name);
/// The attribute of that local name, whatever its prefix.
[[nodiscard]] std::string attributeNamed(const pugi::xml_node& node, std::string_view name);
[[nodiscard]] bool hasAttribute(const pugi::xml_node& node, std::string_view name);
/// "zh" of "中文 (zh)", as XLSForm writes its languages; else the name itself.
[[nodiscard]] std::string languageCode(std::string_view name);
[[nodiscard]] bool nestsDeeperThan(int levels, const pugi::xml_document& document);
/// Whether anything but text stands in it.
[[nodiscard]] bool hasElements(const pugi::xml_node& node);
/// All the text that stands directly in it, CDATA too.
[[nodiscard]] std::string ownText(const pugi::xml_node& element);

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view text);
/// Of names as XPath knows them; every letter beyond ASCII is one.
[[nodiscard]] bool isNameLetter(char letter);
[[nodiscard]] bool isNameDigit(char letter); ///< also '-' and '.'

} // namespace wupan::forms
