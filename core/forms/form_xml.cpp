#include "core/forms/form_xml.h"

#include <algorithm>

namespace wupan::forms {

std::string_view localName(const char* name)
{
    const std::string_view full(name);
    const std::size_t colon = full.find(':');
    return colon == std::string_view::npos ? full : full.substr(colon + 1);
}

pugi::xml_node childNamed(const pugi::xml_node& node, std::string_view name)
{
    return node.find_child(
        [&](const pugi::xml_node& child) { return localName(child.name()) == name; });
}

std::string attributeNamed(const pugi::xml_node& node, std::string_view name)
{
    for (const pugi::xml_attribute& attribute : node.attributes())
        if (localName(attribute.name()) == name)
            return attribute.value();
    return {};
}

bool hasAttribute(const pugi::xml_node& node, std::string_view name)
{
    for (const pugi::xml_attribute& attribute : node.attributes())
        if (localName(attribute.name()) == name)
            return true;
    return false;
}

std::string languageCode(std::string_view name)
{
    const std::size_t open = name.rfind('(');
    const std::size_t close = name.rfind(')');
    if (open != std::string_view::npos && close != std::string_view::npos && close > open)
        return std::string(name.substr(open + 1, close - open - 1));
    return std::string(name);
}

// Without recursion: the depth is what is in doubt.
bool nestsDeeperThan(int levels, const pugi::xml_document& document)
{
    int depth = 0;
    pugi::xml_node node = document;
    while (true) {
        if (node.first_child()) {
            node = node.first_child();
            if (++depth > levels)
                return true;
            continue;
        }
        while (node != document && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (node == document)
            return false;
        node = node.next_sibling();
    }
}

bool hasElements(const pugi::xml_node& node)
{
    return !node.find_child(
                    [](const pugi::xml_node& child) { return child.type() == pugi::node_element; })
                .empty();
}

std::string ownText(const pugi::xml_node& element)
{
    std::string text;
    for (const pugi::xml_node& child : element.children())
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            text += child.value();
    return text;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::vector<std::string> wordsOf(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    std::vector<std::string> words;
    std::size_t at = text.find_first_not_of(kBlanks);
    while (at != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
        words.emplace_back(text.substr(at, end - at));
        at = text.find_first_not_of(kBlanks, end);
    }
    return words;
}

bool isNameLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' ||
           static_cast<unsigned char>(letter) >= 0x80;
}

bool isNameDigit(char letter)
{
    return (letter >= '0' && letter <= '9') || letter == '-' || letter == '.';
}

} // namespace wupan::forms
