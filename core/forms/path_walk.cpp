#include "core/forms/path_walk.h"

#include "core/forms/axes.h"
#include "core/forms/child_index.h"

#include <algorithm>

namespace wupan::forms {
namespace {

/// From the root to the node.
NodeSet lineOf(const InstanceNode& node)
{
    NodeSet line;
    for (const InstanceNode* next = &node; next != nullptr; next = next->parent())
        line.push_back(next);
    std::ranges::reverse(line);
    return line;
}

} // namespace

NodeSet PathWalk::run()
{
    start();
    for (std::size_t i = bindRepeats(); i < m_path.steps.size() && !m_current.empty(); ++i)
        takeStep(m_path.steps[i]);
    if (!m_relevant)
        leaveOutIrrelevant();
    return std::move(m_current);
}

void PathWalk::start()
{
    if (!m_path.parts.empty()) {
        m_current = m_evaluation.nodes(*m_path.parts[0], m_focus);
        m_nested = m_current.size() > 1;
        m_relevant = m_current.size() != 1 || m_current[0]->relevantHere();
        return;
    }
    const InstanceNode* node = m_path.absolute ? m_evaluation.context().node : m_focus.node;
    if (node == nullptr)
        return;
    m_current = {m_path.absolute ? &node->root() : node};
    m_relevant = m_path.absolute || node->relevantHere();
}

/// Within a repeat, an absolute path means the nodes of the same instance of the repeat: it follows
/// the way to the context node as long as the names agree. The last step is never bound, so that
/// /data/person means all persons. Returns how many steps that took.
std::size_t PathWalk::bindRepeats()
{
    if (!m_path.absolute || !m_evaluation.bindsRepeats() || m_current.empty())
        return 0;
    const NodeSet line = lineOf(*m_evaluation.context().node);
    std::size_t taken = 0;
    while (taken + 1 < m_path.steps.size() && taken + 1 < line.size()) {
        const Step& step = m_path.steps[taken];
        if (step.axis != Axis::child || step.test.kind != NodeTest::Kind::name ||
            !step.predicates.empty() || !matches(step.test, step.axis, *line[taken + 1]))
            break;
        ++taken;
    }
    m_current = {line[taken]};
    m_relevant = line[taken]->relevantHere();
    return taken;
}

void PathWalk::takeStep(const Step& step)
{
    NodeSet result;
    for (const InstanceNode* node : m_current) {
        if (step.predicates.empty()) {
            collect(step, *node, result);
            continue;
        }
        NodeSet found;
        collect(step, *node, found);
        m_evaluation.applyPredicates(step.predicates, found);
        result.insert(result.end(), found.begin(), found.end());
    }
    const bool single = m_current.size() == 1;
    const bool down =
        step.axis == Axis::child || step.axis == Axis::attribute || step.axis == Axis::self;
    if (single && isReverse(step.axis))
        std::ranges::reverse(result);
    else if (!single && (!down || m_nested))
        sortNodes(result);
    m_nested = (m_nested || !down) && result.size() > 1;
    m_current = std::move(result);
}

void PathWalk::collect(const Step& step, const InstanceNode& from, NodeSet& out)
{
    const bool many = from.children().size() >= ChildIndex::kFewest;
    if (many && step.lookup.value != nullptr && collectFromIndex(step, from, out))
        return;
    collectAxis(
        step, from, [this](std::int64_t steps) { m_evaluation.spend(steps); }, out);
}

bool PathWalk::collectFromIndex(const Step& step, const InstanceNode& from, NodeSet& out)
{
    const Value value = m_evaluation.evaluate(*step.lookup.value, m_focus);
    NodeSet found;
    if (!findInIndex(m_evaluation, from, step.lookup.key, value, found))
        return false;
    for (const InstanceNode* node : found)
        if (node->relevant() && matches(step.test, step.axis, *node))
            out.push_back(node);
    return true;
}

void PathWalk::leaveOutIrrelevant()
{
    std::erase_if(m_current, [&](const InstanceNode* node) {
        return node != m_evaluation.context().node && !node->relevantHere();
    });
}

bool findInIndex(Evaluation& evaluation, const InstanceNode& parent, const std::string& key,
                 const Value& value, NodeSet& out)
{
    if (std::holds_alternative<bool>(value) || !parent.childIndex().worthwhile(key))
        return false;
    ChildIndex& index = parent.childIndex();
    const int offset = evaluation.context().utcOffsetMinutes;
    if (const auto* number = std::get_if<double>(&value)) {
        index.find(key, *number, offset, out);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        index.find(key, *text, out);
    } else {
        const NodeSet& nodes = std::get<NodeSet>(value);
        for (const InstanceNode* node : nodes)
            index.find(key, evaluation.stringValue(*node), out);
        if (nodes.size() > 1)
            sortNodes(out);
    }
    evaluation.spend(static_cast<std::int64_t>(out.size()));
    return true;
}

} // namespace wupan::forms
