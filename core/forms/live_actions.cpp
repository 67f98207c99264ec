#include "core/forms/date_time.h"
#include "core/forms/live_form.h"

namespace wupan::forms {
namespace {

constexpr int kMaxActionDepth = 32; // an action that sets off itself

} // namespace

void LiveForm::dispatch(std::string_view event)
{
    for (const Action& action : m_model.actions)
        if (action.on(event))
            run(action, m_tree.root());
    finish();
}

void LiveForm::runNewInstance(LiveNode& added)
{
    for (const Action& action : m_model.actions) {
        const bool its = action.context == kNone ? m_model.contains(added.model, action.target)
                                                 : action.context == added.model;
        if (its && action.on("odk-new-repeat"))
            run(action, added);
    }
}

/// In the instance of a repeat that `at` stands in, else in every one.
void LiveForm::run(const Action& action, LiveNode& at)
{
    const NodeIndex common = m_model.commonRepeat(at.model, action.target);
    LiveNode& scope = common == kNone ? m_tree.root() : m_tree.ancestor(at, common);
    std::vector<LiveNode*> targets;
    m_tree.collect(scope, action.target, targets);
    for (LiveNode* target : targets) {
        if (target->prototype || target->dead)
            continue;
        std::string text = action.literal;
        if (action.position) {
            text = m_host.position ? m_host.position() : std::string();
        } else if (action.value) {
            ++m_evaluations;
            const auto value = action.value->text(contextAt(*target->node));
            if (!value) {
                failed(*target, CellKind::calculate, value.error());
                continue;
            }
            text = *value == "NaN" ? std::string() : *value;
        }
        assign(*target, text);
    }
}

void LiveForm::runActionsOf(LiveNode& live)
{
    const std::vector<std::size_t>& actions = m_model.nodes[live.model].actions;
    if (actions.empty() || m_opening || m_actionDepth >= kMaxActionDepth)
        return;
    ++m_actionDepth;
    // What the action reads is to be right.
    settle();
    for (const std::size_t action : actions)
        run(m_model.actions[action], live);
    --m_actionDepth;
}

std::string LiveForm::momentText(Instant at) const
{
    return DateTime::at(at, m_host.utcOffsetMinutes).text(m_host.utcOffsetMinutes);
}

bool LiveForm::isGivenId(NodeIndex node) const
{
    return !m_host.instanceId.empty() && m_model.nodes[node].isInstanceId();
}

std::string LiveForm::preloaded(const ModelNode& node, bool atEnd) const
{
    const bool end = node.preload == "timestamp" && node.preloadParameter == "end";
    if (end != atEnd)
        return {};
    if (node.preload == "timestamp")
        return momentText(now());
    if (node.preload == "date")
        return momentText(now()).substr(0, 10);
    if (node.preload == "property" && m_host.property)
        return m_host.property(node.preloadParameter);
    if (node.preload == "uid" && m_host.newId)
        return "uuid:" + m_host.newId();
    return {};
}

void LiveForm::preload(bool atEnd)
{
    for (NodeIndex i = 0; i < m_model.nodes.size(); ++i) {
        const ModelNode& node = m_model.nodes[i];
        if (isGivenId(i))
            continue;
        const bool nameless =
            node.preload.empty() && node.cell(CellKind::calculate) == kNone && node.isInstanceId();
        std::string text;
        if (nameless && !atEnd && m_host.newId)
            text = "uuid:" + m_host.newId();
        else if (!node.preload.empty())
            text = preloaded(node, atEnd);
        if (text.empty())
            continue;
        std::vector<LiveNode*> found;
        m_tree.collect(m_tree.root(), i, found);
        for (LiveNode* live : found)
            assign(*live, text);
    }
    if (!m_opening)
        finish();
}

} // namespace wupan::forms
