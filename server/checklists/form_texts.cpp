#include "server/checklists/form_texts.h"

#include <algorithm>
#include <set>

namespace wupan {
namespace {

constexpr std::array<std::string_view, 4> kMedia{"image", "big-image", "audio", "video"};
constexpr std::array<std::string_view, 5> kTranslated{"label", "hint", "guidance_hint",
                                                      "constraint_message", "required_message"};

std::string fileAddress(const std::string& kind, const std::string& name)
{
    if (name.find("://") != std::string::npos)
        return name;
    const std::string folder = kind == "big-image" || kind == "image" ? "images" : kind;
    return "jr://" + folder + "/" + name;
}

std::string reference(const std::string& id)
{
    return "jr:itext('" + id + "')";
}

} // namespace

FormTexts::FormTexts(const FormTables& tables, References& references, FilePlaces& places,
                     Mistakes& mistakes)
    : m_references(references)
    , m_places(places)
    , m_mistakes(mistakes)
    , m_languages(tables.languages)
    , m_defaultLanguage(tables.settings.text("default_language"))
{
    std::vector<std::string> named = m_languages;
    std::erase(named, "");
    if (m_defaultLanguage.empty())
        m_defaultLanguage = named.empty() ? "default" : named.front();
    const bool isWritten = std::ranges::find(named, m_defaultLanguage) != named.end() ||
                           std::ranges::find(m_languages, "") != m_languages.end();
    if (!named.empty() && !isWritten) {
        m_mistakes.error(tables.settings.place("default_language"), "defaultLanguage",
                         {{"name", m_defaultLanguage}, {"like", named.front()}});
        m_defaultLanguage = named.front();
    }
    std::ranges::replace(m_languages, std::string(), m_defaultLanguage);
    std::erase(m_languages, m_defaultLanguage);
    m_languages.insert(m_languages.begin(), m_defaultLanguage);
    std::set<std::string> seen;
    std::erase_if(m_languages, [&](const std::string& one) { return !seen.insert(one).second; });
}

const std::string& FormTexts::languageOf(const FormCell& cell) const
{
    return cell.language.empty() ? m_defaultLanguage : cell.language;
}

bool FormTexts::needsItext(const FormRow& row, const std::string& key) const
{
    const auto isTranslated = [&](const std::string& name) {
        return std::ranges::any_of(row.cells(name),
                                   [](const FormCell* cell) { return !cell->language.empty(); });
    };
    if (isTranslated(key))
        return true;
    if (key == "hint")
        return row.has("guidance_hint");
    return key == "label" && std::ranges::any_of(kMedia, [&](std::string_view kind) {
               return row.has(std::string(kind));
           });
}

void FormTexts::keep(const std::string& id, const std::string& form, const FormCell& cell,
                     const FormNode& context)
{
    auto& values = m_texts[languageOf(cell)][id];
    pugi::xml_node node = m_held.append_child("value");
    values.push_back({form, node});
    if (!form.empty())
        node.append_attribute("form") = form.c_str();
    const bool isFile = std::ranges::find(kMedia, form) != kMedia.end();
    if (isFile) {
        node.text() = fileAddress(form, cell.text).c_str();
        m_places.emplace(cell.text.substr(cell.text.rfind('/') + 1), cell.place);
    } else {
        m_references.writeText(node, cell.text, context, cell.place);
    }
    if (m_ids.insert(id).second)
        m_order.push_back(id);
}

void FormTexts::keepAll(const std::string& id, const std::string& form, const FormRow& row,
                        const std::string& key, const FormNode& context)
{
    for (const FormCell* cell : row.cells(key))
        keep(id, form, *cell, context);
}

void FormTexts::write(pugi::xml_node parent, const std::string& element, const std::string& key,
                      const FormNode& node)
{
    const FormRow& row = *node.row;
    if (!needsItext(row, key)) {
        if (row.has(key))
            m_references.writeText(parent.append_child(element.c_str()), row.text(key), node,
                                   row.place(key));
        return;
    }
    const std::string id = node.path + ":" + element;
    keepAll(id, "", row, key, node);
    parent.append_child(element.c_str()).append_attribute("ref") = reference(id).c_str();
}

void FormTexts::writeLabel(pugi::xml_node parent, const FormNode& node)
{
    write(parent, "label", "label", node);
    for (const std::string_view kind : kMedia)
        keepAll(node.path + ":label", std::string(kind), *node.row, std::string(kind), node);
}

void FormTexts::writeHint(pugi::xml_node parent, const FormNode& node)
{
    write(parent, "hint", "hint", node);
    keepAll(node.path + ":hint", "guidance", *node.row, "guidance_hint", node);
}

void FormTexts::writeMessage(pugi::xml_node bind, const std::string& attribute,
                             const std::string& key, const FormNode& node)
{
    const FormRow& row = *node.row;
    if (!row.has(key))
        return;
    // An attribute cannot hold an <output>.
    const bool hasValues = row.text(key).find("${") != std::string::npos;
    if (!needsItext(row, key) && !hasValues) {
        bind.append_attribute(attribute.c_str()) = row.text(key).c_str();
        return;
    }
    const std::string id = node.path + ":" + attribute;
    keepAll(id, "", row, key, node);
    bind.append_attribute(attribute.c_str()) = reference(id).c_str();
}

bool FormTexts::isTranslated(const FormRow& row) const
{
    return needsItext(row, "label") || row.text("label").find("${") != std::string::npos;
}

void FormTexts::keepChoice(const std::string& id, const FormRow& row, const FormNode& root)
{
    if (!needsItext(row, "label") && !row.has("label"))
        keep(id, "", {row.text("name"), {}, row.place("name")}, root);
    keepAll(id, "", row, "label", root);
    for (const std::string_view kind : kMedia)
        keepAll(id, std::string(kind), row, std::string(kind), root);
}

const std::string& FormTexts::plainLabel(const FormRow& row) const
{
    return row.text(row.has("label") ? "label" : "name");
}

void FormTexts::writeItext(pugi::xml_node model) const
{
    if (m_order.empty())
        return;
    pugi::xml_node itext = model.prepend_child("itext");
    for (const std::string& language : m_languages) {
        const auto texts = m_texts.find(language);
        if (texts == m_texts.end() && language != m_defaultLanguage)
            continue;
        pugi::xml_node translation = itext.append_child("translation");
        translation.append_attribute("lang") = language.c_str();
        if (language == m_defaultLanguage)
            translation.append_attribute("default") = "true()";
        if (texts == m_texts.end())
            continue;
        for (const std::string& id : m_order) {
            const auto values = texts->second.find(id);
            if (values == texts->second.end())
                continue;
            pugi::xml_node text = translation.append_child("text");
            text.append_attribute("id") = id.c_str();
            for (const Value& value : values->second)
                text.append_copy(value.content);
        }
    }
}

void FormTexts::warnOfMissing(const std::vector<FormRow>& rows)
{
    if (m_languages.size() < 2)
        return;
    for (const FormRow& row : rows)
        for (const std::string_view key : kTranslated) {
            const auto cells = row.cells(std::string(key));
            std::string missing;
            for (const std::string& language : m_languages)
                if (std::ranges::none_of(
                        cells, [&](const FormCell* cell) { return languageOf(*cell) == language; }))
                    missing += (missing.empty() ? "" : ", ") + language;
            if (!cells.empty() && !missing.empty())
                m_mistakes.warning(cells.front()->place, "translationMissing",
                                   {{"name", std::string(key)}, {"languages", missing}});
        }
}

} // namespace wupan
