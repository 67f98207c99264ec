#pragma once

#include "core/forms/evaluator.h"

namespace wupan::forms {

/// Follows the steps of a path. Nodes that are not relevant are absent, other than the context node
/// of the whole expression.
class PathWalk
{
public:
    /// REQUIRES: path.operation is Operation::path.
    PathWalk(Evaluation& evaluation, const Node& path, const Focus& focus)
        : m_evaluation(evaluation)
        , m_path(path)
        , m_focus(focus)
    {}

    [[nodiscard]] NodeSet run();

private:
    void start();
    std::size_t bindRepeats();
    void takeStep(const Step& step);
    void collect(const Step& step, const InstanceNode& from, NodeSet& out);
    bool collectFromIndex(const Step& step, const InstanceNode& from, NodeSet& out);
    void leaveOutIrrelevant();

    Evaluation& m_evaluation;
    const Node& m_path;
    const Focus& m_focus;
    NodeSet m_current;
    bool m_nested = false;  ///< one of them may lie within another
    bool m_relevant = true; ///< those that it started from are, and all above them
};

/// Appends the children of that name whose `key` (see ChildIndex) has the value, or one of the
/// values, of `value`; false when walking over the children is better. More than the right ones may
/// be found.
[[nodiscard]] bool findInIndex(Evaluation& evaluation, const InstanceNode& parent,
                               const std::string& key, const Value& value, NodeSet& out);

} // namespace wupan::forms
