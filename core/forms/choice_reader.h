#pragma once

#include "core/forms/expression_reader.h"
#include "core/forms/text_reader.h"

#include <pugixml.hpp>

namespace wupan::forms {

/// Reads what a question offers: items that stand in it, or an itemset over an instance.
class ChoiceReader
{
public:
    ChoiceReader(FormModel& model, ExpressionReader& expressions, TextReader& texts,
                 ProblemList& problems)
        : m_model(model)
        , m_expressions(expressions)
        , m_texts(texts)
        , m_problems(problems)
    {}

    /// `index` is that of the question in the form.
    void read(const pugi::xml_node& control, NodeIndex node, Question& question,
              QuestionIndex index);

private:
    void readItem(const pugi::xml_node& item, NodeIndex node, Question& question);
    void readItemSet(const pugi::xml_node& set, NodeIndex node, Question& question,
                     QuestionIndex index);
    void readWholeList(const InstanceNode& list, const ItemSet& set, NodeIndex node,
                       Question& question);
    void add(Choice choice, Question& question);
    void readDifficulty(std::string_view difficulty, std::string_view urgency,
                        const std::string& where, Choice& choice);

    FormModel& m_model;
    ExpressionReader& m_expressions;
    TextReader& m_texts;
    ProblemList& m_problems;
};

} // namespace wupan::forms
