#include "core/forms/form_xml.h"

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

} // namespace wupan::forms
