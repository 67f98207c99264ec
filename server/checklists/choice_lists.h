#pragma once

#include "server/checklists/form_texts.h"

#include <list>
#include <map>
#include <string>
#include <vector>

namespace wupan {

/// The sheet "choices" by list, and as the secondary instances that the body's selects use.
class ChoiceLists
{
public:
    ChoiceLists(const FormTables& tables, Mistakes& mistakes);

    [[nodiscard]] bool has(const std::string& list) const { return m_lists.contains(list); }
    [[nodiscard]] std::vector<std::string> names() const;
    /// The list with a choice "other" at its end. Returns that list's name.
    std::string withOther(const std::string& list, const FormTexts& texts);
    /// Whether the list's labels stand in <itext>.
    [[nodiscard]] bool isTranslated(const std::string& list, const FormTexts& texts) const;
    /// As <instance>s, whether something uses them or not: expressions may look them up.
    void writeInstances(pugi::xml_node model, FormTexts& texts, const FormNode& root) const;

private:
    using List = std::vector<const FormRow*>;

    void check(const FormRow& row, bool mayRepeat);
    void writeItem(pugi::xml_node item, const FormRow& row) const;

    const FormTables& m_tables;
    Mistakes& m_mistakes;
    std::vector<std::string> m_order;
    std::map<std::string, List> m_lists;
    std::map<std::string, std::map<std::string, std::size_t>> m_rowOfName; ///< by list
    std::list<FormRow> m_made;
};

} // namespace wupan
