#include "core/forms/text_reader.h"

#include "core/forms/form_xml.h"

#include <algorithm>

namespace wupan::forms {
namespace {

/// "map.png" of "jr://images/map.png".
std::string mediaName(const std::string& reference)
{
    if (!reference.starts_with("jr://"))
        return reference;
    return reference.substr(reference.rfind('/') + 1);
}

bool isMedia(std::string_view form)
{
    return form == "image" || form == "big-image" || form == "audio" || form == "video";
}

} // namespace

std::string textIdOf(std::string_view reference)
{
    reference = trimmed(reference);
    if (!reference.starts_with("jr:itext("))
        return {};
    const std::size_t open = reference.find_first_of("'\"");
    const std::size_t close = reference.find_last_of("'\"");
    return open == std::string_view::npos || open == close
               ? std::string()
               : std::string(reference.substr(open + 1, close - open - 1));
}

TextReader::RawText TextReader::rawText(const pugi::xml_node& element)
{
    RawText raw;
    for (const pugi::xml_node& child : element.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            raw.push_back({child.value(), false});
        } else if (localName(child.name()) == "output") {
            const std::string value = attributeNamed(child, "value");
            raw.push_back({value.empty() ? attributeNamed(child, "ref") : value, true});
        } else if (child.type() == pugi::node_element) {
            // Markup of others: its words count.
            std::ranges::move(rawText(child), std::back_inserter(raw));
        }
    }
    return raw;
}

std::vector<std::string> TextReader::readTranslations(const pugi::xml_node& itext)
{
    std::vector<std::string> languages;
    bool defaultKnown = false;
    for (const pugi::xml_node& translation : itext.children()) {
        if (localName(translation.name()) != "translation")
            continue;
        const std::string language = languageCode(attributeNamed(translation, "lang"));
        const std::string marked = attributeNamed(translation, "default");
        const bool isDefault = !defaultKnown && hasAttribute(translation, "default") &&
                               marked != "false()" && marked != "false";
        if (std::ranges::find(languages, language) != languages.end())
            m_problems.add("translation " + language, "two translations have this language");
        languages.insert(isDefault ? languages.begin() : languages.end(), language);
        defaultKnown = defaultKnown || isDefault;
        for (const pugi::xml_node& text : translation.children())
            for (const pugi::xml_node& value : text.children()) {
                if (localName(value.name()) != "value")
                    continue;
                std::string form = attributeNamed(value, "form");
                if (form == "long")
                    form.clear();
                RawText raw = rawText(value);
                if (isMedia(form))
                    for (RawPart& part : raw)
                        part.text = mediaName(part.text);
                m_raw[attributeNamed(text, "id")][form][language] = std::move(raw);
            }
    }
    m_defaultLanguage = languages.empty() ? std::string() : languages.front();
    return languages;
}

void TextReader::keepTranslations()
{
    for (const auto& [id, forms] : m_raw)
        m_model.texts[id] = translated(id, 0);
}

LocalizedText::Parts TextReader::parse(const RawText& raw, NodeIndex self, const std::string& where)
{
    LocalizedText::Parts parts;
    for (const RawPart& part : raw) {
        if (!part.isValue)
            parts.push_back({part.text, std::nullopt});
        else if (auto value = m_expressions.read(part.text, self, where + ", output"))
            parts.push_back({{}, std::move(value)});
    }
    return parts;
}

LocalizedText TextReader::form(const RawForms& forms, std::string_view name, NodeIndex self,
                               const std::string& where)
{
    LocalizedText text;
    if (const auto found = forms.find(std::string(name)); found != forms.end())
        for (const auto& [language, raw] : found->second)
            text.set(language, parse(raw, self, where));
    return text;
}

TranslatedText TextReader::translated(const std::string& textId, NodeIndex self)
{
    const RawForms& forms = m_raw[textId];
    const std::string where = "text " + textId;
    return {form(forms, "", self, where),
            form(forms, "short", self, where),
            form(forms, "guidance", self, where),
            {form(forms, "image", self, where), form(forms, "big-image", self, where),
             form(forms, "audio", self, where), form(forms, "video", self, where)}};
}

TranslatedText TextReader::read(const pugi::xml_node& element, NodeIndex self)
{
    if (!element)
        return {};
    const std::string reference = attributeNamed(element, "ref");
    if (const std::string id = textIdOf(reference); !id.empty()) {
        if (knows(id))
            return translated(id, self);
        m_problems.add("itext", "the text " + reference + " does not exist");
        return {};
    }
    TranslatedText own;
    own.text.set(m_defaultLanguage,
                 parse(rawText(element), self,
                       std::string(element.name()) + " of " + m_model.nodes[self].path));
    return own;
}

LocalizedText TextReader::readAttribute(const std::string& value, NodeIndex self,
                                        const std::string& where)
{
    if (const std::string id = textIdOf(value); !id.empty()) {
        if (knows(id))
            return translated(id, self).text;
        m_problems.add(where, "the text " + value + " does not exist");
        return {};
    }
    LocalizedText text;
    text.set(m_defaultLanguage, value);
    return text;
}

} // namespace wupan::forms
