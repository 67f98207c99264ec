#pragma once

#include "core/forms/form_definition.h"

#include <map>
#include <set>

namespace pugi {
class xml_node;
}

namespace wupan::forms {

/// Reads one XForm document into a definition, collecting every problem on the way.
class FormReader
{
public:
    [[nodiscard]] Result<FormPtr> read(std::string_view xml);

private:
    struct Bind
    {
        std::string type;
        bool readonly = false;
        std::map<std::string, std::string> expressions; ///< attribute → text
        LocalizedText constraintMessage;
        std::optional<Category> category;
    };

    void readModel(const pugi::xml_node& model);
    void readTexts(const pugi::xml_node& itext);
    void readInstancePaths(const pugi::xml_node& node, const std::string& path);
    void readBind(const pugi::xml_node& bind);
    void readSection(const pugi::xml_node& group);
    void readControl(const pugi::xml_node& control);
    void readChoices(const pugi::xml_node& control, Question& question);
    void readChoice(const pugi::xml_node& item, Question& question);
    void readDifficulty(const pugi::xml_node& item, const std::string& list, Choice& choice);
    void addChoice(Choice choice, Question& question);
    void addCalculated();
    [[nodiscard]] std::optional<QuestionType> typeOf(const pugi::xml_node& control,
                                                     const Bind& bind);
    void applyBind(const Bind& bind, Question& question);
    [[nodiscard]] std::optional<Expression> expression(const Bind& bind, const std::string& name,
                                                       const std::string& path);
    [[nodiscard]] LocalizedText textOf(const pugi::xml_node& element);
    [[nodiscard]] LocalizedText textReferred(const std::string& reference,
                                             const std::string& plain);
    void problem(const std::string& where, const std::string& what);

    FormDefinition m_form;
    std::vector<std::string> m_problems;
    std::map<std::string, LocalizedText> m_texts;
    std::set<std::string> m_paths;
    std::map<std::string, Bind> m_binds;
    std::vector<std::string> m_bindOrder;
    std::map<std::string, std::vector<Choice>> m_lists;
};

} // namespace wupan::forms
