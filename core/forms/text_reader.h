#pragma once

#include "core/forms/expression_reader.h"

namespace pugi {
class xml_node;
}

namespace wupan::forms {

/// Reads the texts of a form: itext, and labels with their references to it. Texts with values in
/// them are parsed for the node that they are read at.
class TextReader
{
public:
    TextReader(FormModel& model, ExpressionReader& expressions, ProblemList& problems)
        : m_model(model)
        , m_expressions(expressions)
        , m_problems(problems)
    {}

    /// The languages of the form, the default first.
    [[nodiscard]] std::vector<std::string> readTranslations(const pugi::xml_node& itext);
    /// Fills FormModel::texts. REQUIRES: the nodes are known.
    void keepTranslations();

    /// Of a <label>, <hint> …; everything is empty when there is no such element.
    [[nodiscard]] TranslatedText read(const pugi::xml_node& element, NodeIndex self);
    /// Of an attribute: a reference, or the text itself.
    [[nodiscard]] LocalizedText readAttribute(const std::string& value, NodeIndex self,
                                              const std::string& where);
    [[nodiscard]] bool knows(const std::string& textId) const { return m_raw.contains(textId); }
    [[nodiscard]] TranslatedText translated(const std::string& textId, NodeIndex self);

private:
    /// A text as it is written: values are expressions, not parsed yet.
    struct RawPart
    {
        std::string text;
        bool isValue = false;
    };
    using RawText = std::vector<RawPart>;
    /// By form ("", "short", "image" …), then by language.
    using RawForms = std::map<std::string, std::map<std::string, RawText>>;

    [[nodiscard]] static RawText rawText(const pugi::xml_node& element);
    [[nodiscard]] LocalizedText::Parts parse(const RawText& raw, NodeIndex self,
                                             const std::string& where);
    [[nodiscard]] LocalizedText form(const RawForms& forms, std::string_view name, NodeIndex self,
                                     const std::string& where);

    FormModel& m_model;
    ExpressionReader& m_expressions;
    ProblemList& m_problems;
    std::map<std::string, RawForms> m_raw; ///< by text id
    std::string m_defaultLanguage;
};

/// "yes" of "jr:itext('yes')"; empty: it is no such reference.
[[nodiscard]] std::string textIdOf(std::string_view reference);

} // namespace wupan::forms
