#include "server/checklists/choice_lists.h"

#include "core/forms/form_xml.h"
#include "core/model/words.h"

#include <algorithm>

namespace wupan {
namespace {

template <class Enum>
std::string wordsOf()
{
    std::string all;
    for (const auto& [value, name] : WordTable<Enum>::entries)
        all.append(all.empty() ? "" : ", ").append(name);
    return all;
}

} // namespace

ChoiceLists::ChoiceLists(const FormTables& tables, Mistakes& mistakes)
    : m_tables(tables)
    , m_mistakes(mistakes)
{
    const bool mayRepeat = isYes(tables.settings.text("allow_choice_duplicates"));
    for (const FormRow& row : tables.choices) {
        const std::string& name = row.text("list_name");
        if (name.empty()) {
            mistakes.error(row.place(), "choiceWithoutList");
            continue;
        }
        if (!m_lists.contains(name)) {
            m_order.push_back(name);
            if (!isName(name))
                mistakes.error(row.place("list_name"), "badName", {{"name", name}});
        }
        m_lists.try_emplace(name);
        check(row, mayRepeat);
        m_lists[name].push_back(&row);
    }
}

void ChoiceLists::check(const FormRow& row, bool mayRepeat)
{
    const std::string& name = row.text("name");
    if (name.empty()) {
        m_mistakes.error(row.place(), "choiceWithoutName", {{"list", row.text("list_name")}});
    } else if (name.find_first_of(" \t\n") != std::string::npos) {
        m_mistakes.error(row.place("name"), "choiceOfWords", {{"name", name}});
    } else {
        const auto [first, isNew] =
            m_rowOfName[row.text("list_name")].emplace(name, row.place().row);
        if (!isNew && !mayRepeat)
            m_mistakes.error(row.place("name"), "choiceTwice",
                             {{"name", name}, {"row", std::to_string(first->second)}});
    }
    if (!row.has("label") && !row.has("image") && !row.has("audio") && !row.has("video"))
        m_mistakes.warning(row.place(), "choiceWithoutLabel", {{"name", name}});
    if (row.has("wupan::difficulty") && !parseWord<Category>(row.text("wupan::difficulty")))
        m_mistakes.error(row.place("wupan::difficulty"), "noCategory",
                         {{"text", row.text("wupan::difficulty")}, {"known", wordsOf<Category>()}});
    if (row.has("wupan::urgency") && !parseWord<Urgency>(row.text("wupan::urgency")))
        m_mistakes.error(row.place("wupan::urgency"), "noUrgency",
                         {{"text", row.text("wupan::urgency")}, {"known", wordsOf<Urgency>()}});
    if (row.has("wupan::urgency") && !row.has("wupan::difficulty"))
        m_mistakes.error(row.place("wupan::urgency"), "urgencyAlone");
}

std::vector<std::string> ChoiceLists::names() const
{
    return m_order;
}

std::string ChoiceLists::withOther(const std::string& list, const FormTexts& texts)
{
    const auto& names = m_rowOfName[list];
    if (names.contains("other"))
        return list;
    std::string name = list + "_or_other";
    if (m_lists.contains(name))
        return name;
    List extended = m_lists[list];
    if (extended.empty())
        return list;
    FormRow& other = m_made.emplace_back(extended.back()->place());
    other.put("name", {"other", {}, other.place()});
    for (const FormCell* label : extended.back()->cells("label")) {
        const std::string& language =
            label->language.empty() ? texts.defaultLanguage() : label->language;
        const bool isChinese = forms::languageCode(language).starts_with("zh");
        other.put("label", {isChinese ? "其他" : "Other", label->language, label->place});
    }
    extended.push_back(&other);
    m_order.push_back(name);
    m_lists[name] = std::move(extended);
    return name;
}

bool ChoiceLists::isTranslated(const std::string& list, const FormTexts& texts) const
{
    const auto found = m_lists.find(list);
    return found != m_lists.end() && std::ranges::any_of(found->second, [&](const FormRow* row) {
               return texts.isTranslated(*row);
           });
}

void ChoiceLists::writeItem(pugi::xml_node item, const FormRow& row) const
{
    if (row.has("wupan::difficulty"))
        item.append_attribute("wupan:difficulty") = row.text("wupan::difficulty").c_str();
    if (row.has("wupan::urgency"))
        item.append_attribute("wupan:urgency") = row.text("wupan::urgency").c_str();
    item.append_child("name").text() = row.text("name").c_str();
}

void ChoiceLists::writeInstances(pugi::xml_node model, FormTexts& texts, const FormNode& root) const
{
    for (const std::string& name : m_order) {
        const bool translated = isTranslated(name, texts);
        pugi::xml_node instance = model.append_child("instance");
        instance.append_attribute("id") = name.c_str();
        pugi::xml_node list = instance.append_child("root");
        std::size_t index = 0;
        for (const FormRow* row : m_lists.at(name)) {
            pugi::xml_node item = list.append_child("item");
            writeItem(item, *row);
            const std::string id = name + "-" + std::to_string(index++);
            if (translated) {
                item.append_child("itextId").text() = id.c_str();
                texts.keepChoice(id, *row, root);
            } else {
                item.append_child("label").text() = texts.plainLabel(*row).c_str();
            }
            for (const std::string& column : m_tables.filterColumns)
                if (row->has(column))
                    item.append_child(column.c_str()).text() = row->text(column).c_str();
        }
    }
}

} // namespace wupan
