#pragma once

#include "core/forms/call.h"

namespace wupan::forms {

/// One evaluation of one expression. Throws ExpressionFailure.
class Evaluation
{
public:
    explicit Evaluation(const EvaluationContext& context)
        : m_context(context)
    {}

    [[nodiscard]] const EvaluationContext& context() const { return m_context; }
    [[nodiscard]] Value evaluate(const Node& node, const Focus& focus);
    [[nodiscard]] NodeSet nodes(const Node& node, const Focus& focus);
    [[nodiscard]] std::string text(const Node& node, const Focus& focus);
    [[nodiscard]] double number(const Node& node, const Focus& focus);
    [[nodiscard]] bool boolean(const Node& node, const Focus& focus);

    [[nodiscard]] std::string textOf(Value value);
    [[nodiscard]] double numberOf(const Value& value);
    [[nodiscard]] std::string stringValue(const InstanceNode& node);
    [[nodiscard]] bool compare(Link link, const Value& left, const Value& right);

    /// Keeps those that all predicates hold for; positions are counted as the nodes are ordered.
    void applyPredicates(std::span<const NodePtr> predicates, NodeSet& nodes);
    /// Paths reach into all repeats instead of the one that the context node stands in.
    [[nodiscard]] NodeSet nodesOfAllRepeats(const Node& node, const Focus& focus);
    [[nodiscard]] bool bindsRepeats() const { return m_bindsRepeats; }

    void spend(std::int64_t steps);
    void spendText(std::size_t bytes);
    /// Where the bounds are found exceeded.
    void enter(const Node& node) { m_column = node.column; }

private:
    Value evaluateChain(const Node& node, const Focus& focus);
    Value evaluateLogic(const Node& node, const Focus& focus);
    Value evaluateUnion(const Node& node, const Focus& focus);
    Value evaluateFilter(const Node& node, const Focus& focus);
    Value evaluateCall(const Node& node, const Focus& focus);
    Value evaluateNegation(const Node& node, const Focus& focus);

    const EvaluationContext& m_context;
    std::int64_t m_stepsLeft = kMaxEvaluationSteps;
    int m_column = 1;
    bool m_bindsRepeats = true;
};

/// In document order, each once. Nodes of different trees stay in the order in which the trees
/// first appear.
void sortNodes(NodeSet& nodes);

} // namespace wupan::forms
