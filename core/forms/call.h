#pragma once

#include "core/forms/syntax.h"

namespace wupan::forms {

class Evaluation;

/// What position(), last() and relative paths refer to.
struct Focus
{
    const InstanceNode* node = nullptr;
    std::size_t position = 1;
    std::size_t size = 1;
};

/// One call of a function. Arguments are evaluated when they are asked for.
class Call
{
public:
    Call(Evaluation& evaluation, const Node& node, const Focus& focus)
        : m_evaluation(evaluation)
        , m_node(node)
        , m_focus(focus)
    {}

    [[nodiscard]] std::size_t count() const { return m_node.parts.size(); }
    [[nodiscard]] Value value(std::size_t argument);
    [[nodiscard]] std::string text(std::size_t argument);
    [[nodiscard]] double number(std::size_t argument);
    [[nodiscard]] bool boolean(std::size_t argument);
    /// Fails when the argument yields something else.
    [[nodiscard]] NodeSet nodes(std::size_t argument);
    /// All nodes that the path of an argument means, also those of other repeats than the one that
    /// the expression stands in.
    [[nodiscard]] NodeSet nodesOfAllRepeats(std::size_t argument);
    /// Of the arguments from `first` on: single values as texts, node sets node by node.
    [[nodiscard]] std::vector<std::string> texts(std::size_t first);
    /// Of the argument; without it, of the context node.
    [[nodiscard]] std::string textOrContext(std::size_t argument);
    [[nodiscard]] std::string stringValue(const InstanceNode& node);

    [[nodiscard]] const Focus& focus() const { return m_focus; }
    [[nodiscard]] const EvaluationContext& context() const;
    /// The document of a secondary instance; nullptr = none.
    [[nodiscard]] const InstanceNode* instance(std::string_view id) const;
    /// A text becomes a number as XPath and ODK say, on the context's clock.
    [[nodiscard]] double numberOf(std::string_view text) const;
    [[nodiscard]] double randomFraction(); ///< 0 <= x < 1
    [[nodiscard]] std::uint64_t randomBits();

    /// Counts work against the bounds of the evaluation.
    void spend(std::int64_t steps);
    [[noreturn]] void fail(const std::string& reason) const;
    /// Over a bound.
    [[noreturn]] void exceed(const std::string& reason) const;

private:
    Evaluation& m_evaluation;
    const Node& m_node;
    const Focus& m_focus;
};

} // namespace wupan::forms
