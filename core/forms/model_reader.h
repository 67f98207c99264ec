#pragma once

#include "core/forms/expression_reader.h"
#include "core/forms/text_reader.h"

#include <pugixml.hpp>

#include <set>

namespace wupan::forms {

/// What a bind says that belongs to the question, not to the node.
struct QuestionBind
{
    LocalizedText constraintMessage;
    LocalizedText requiredMessage;
    std::optional<Expression> difficultyWhen;
    std::optional<Category> category;
    std::map<std::string, std::string> parameters; ///< attributes of other namespaces
};

/// Reads the model of a form: instances, binds and actions.
class ModelReader
{
public:
    ModelReader(FormModel& model, ExpressionReader& expressions, TextReader& texts,
                ProblemList& problems)
        : m_model(model)
        , m_expressions(expressions)
        , m_texts(texts)
        , m_problems(problems)
    {}

    /// `repeats`: nodesets of the body's repeats, without prefixes.
    void readInstances(const pugi::xml_node& model, const std::set<std::string>& repeats,
                       const FormFiles& files);
    void readBinds(const pugi::xml_node& model);
    /// `context`: node of the control or repeat around it; kNone directly in the model.
    void readAction(const pugi::xml_node& action, NodeIndex context);
    void readActions(const pugi::xml_node& parent, NodeIndex context);

    /// Adds a cell for an expression of a node.
    void addCell(CellKind kind, NodeIndex node, const std::string& text, const std::string& where);
    /// Of the bind of that node; an empty one when it has none.
    [[nodiscard]] const QuestionBind& questionBind(NodeIndex node) const;
    /// The nodeset of a bind with that id; empty: none.
    [[nodiscard]] std::string nodesetOf(const std::string& bindId) const;

private:
    void readPrimary(const pugi::xml_node& instance, const std::set<std::string>& repeats);
    void readNamespaces(const pugi::xml_node& node);
    void addNodes(const pugi::xml_node& element, NodeIndex node,
                  const std::set<std::string>& repeats);
    NodeIndex addNode(const std::string& name, NodeIndex parent, bool isAttribute);
    void readSecondary(const pugi::xml_node& instance, const FormFiles& files);
    void readBind(const pugi::xml_node& bind);
    void readBindAttribute(const pugi::xml_attribute& attribute, NodeIndex node,
                           QuestionBind& extras);
    void readCondition(CellKind kind, bool& always, NodeIndex node, const std::string& text);
    [[nodiscard]] NodeIndex nodeToBind(const std::string& path);

    FormModel& m_model;
    ExpressionReader& m_expressions;
    TextReader& m_texts;
    ProblemList& m_problems;
    std::map<NodeIndex, QuestionBind> m_questionBinds;
    std::map<std::string, std::string> m_bindIds;
};

} // namespace wupan::forms
