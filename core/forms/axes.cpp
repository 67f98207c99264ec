#include "core/forms/axes.h"

#include <algorithm>

namespace wupan::forms {
namespace {

using Kind = InstanceNode::Kind;

/// Walks along one axis.
class AxisWalk
{
public:
    AxisWalk(const Step& step, const std::function<void(std::int64_t)>& spend, NodeSet& out)
        : m_step(step)
        , m_spend(spend)
        , m_out(out)
        , m_wantsTexts(!step.skipsTexts && (step.test.kind == NodeTest::Kind::text ||
                                            step.test.kind == NodeTest::Kind::node))
    {}

    void run(const InstanceNode& from)
    {
        switch (m_step.axis) {
        case Axis::self:
            return offer(from);
        case Axis::parent:
            if (from.parent() != nullptr)
                offer(*from.parent());
            return;
        case Axis::ancestorOrSelf:
        case Axis::ancestor:
            return ancestors(m_step.axis == Axis::ancestor ? from.parent() : &from);
        case Axis::attribute:
            return offerAll(from.attributes());
        case Axis::child:
            offerText(from);
            return offerAll(from.children());
        case Axis::descendantOrSelf:
            offer(from);
            return below(from);
        case Axis::descendant:
            return below(from);
        case Axis::followingSibling:
            return offerAll(siblingsAfter(from));
        case Axis::precedingSibling:
            return siblingsBefore(from);
        case Axis::following:
            return following(from);
        case Axis::preceding:
            return preceding(from);
        case Axis::nameSpace:
            return;
        }
    }

private:
    using Nodes = std::span<const InstanceNode::Ptr>;

    void offer(const InstanceNode& node)
    {
        m_spend(1);
        if (matches(m_step.test, m_step.axis, node))
            m_out.push_back(&node);
    }

    void offerText(const InstanceNode& element)
    {
        if (m_wantsTexts)
            if (const InstanceNode* text = element.textNode())
                offer(*text);
    }

    void offerAll(Nodes nodes)
    {
        m_spend(static_cast<std::int64_t>(nodes.size()));
        for (const auto& node : nodes)
            if (node->relevant() && matches(m_step.test, m_step.axis, *node))
                m_out.push_back(node.get());
    }

    void ancestors(const InstanceNode* node)
    {
        for (; node != nullptr; node = node->parent())
            offer(*node);
    }

    void below(const InstanceNode& node)
    {
        offerText(node);
        for (const auto& child : node.children()) {
            if (!child->relevant())
                continue;
            offer(*child);
            below(*child);
        }
    }

    static Nodes siblingsAfter(const InstanceNode& from)
    {
        if (from.parent() == nullptr || from.kind() == Kind::attribute)
            return {};
        const Nodes all = from.parent()->children();
        return from.kind() == Kind::text ? all : all.subspan(from.indexInParent() + 1);
    }

    void siblingsBefore(const InstanceNode& from)
    {
        if (from.parent() == nullptr || from.kind() != Kind::element)
            return;
        const Nodes before = from.parent()->children().first(from.indexInParent());
        m_spend(static_cast<std::int64_t>(before.size()));
        for (auto node = before.rbegin(); node != before.rend(); ++node)
            if ((*node)->relevant() && matches(m_step.test, m_step.axis, **node))
                m_out.push_back(node->get());
        offerText(*from.parent());
    }

    void wholeSubtrees(Nodes nodes)
    {
        for (const auto& node : nodes)
            if (node->relevant()) {
                offer(*node);
                below(*node);
            }
    }

    void following(const InstanceNode& from)
    {
        if (from.kind() == Kind::attribute && from.parent() != nullptr) {
            offerText(*from.parent());
            wholeSubtrees(from.parent()->children());
        } else {
            wholeSubtrees(siblingsAfter(from));
        }
        for (const InstanceNode* node = from.parent(); node != nullptr; node = node->parent())
            wholeSubtrees(siblingsAfter(*node));
    }

    /// All before it in document order, without its ancestors, from the nearest on.
    void preceding(const InstanceNode& from)
    {
        const InstanceNode* start = from.kind() == Kind::element ? &from : from.parent();
        for (const InstanceNode* node = start; node != nullptr && node->parent() != nullptr;
             node = node->parent()) {
            const InstanceNode& parent = *node->parent();
            const std::size_t first = m_out.size();
            offerText(parent);
            wholeSubtrees(parent.children().first(node->indexInParent()));
            std::reverse(m_out.begin() + static_cast<std::ptrdiff_t>(first), m_out.end());
        }
    }

    const Step& m_step;
    const std::function<void(std::int64_t)>& m_spend;
    NodeSet& m_out;
    bool m_wantsTexts;
};

} // namespace

bool matches(const NodeTest& test, Axis axis, const InstanceNode& node)
{
    const Kind principal = axis == Axis::attribute ? Kind::attribute : Kind::element;
    switch (test.kind) {
    case NodeTest::Kind::name:
        return node.kind() == principal && node.name() == test.name &&
               (test.prefix.empty() || node.prefix() == test.prefix);
    case NodeTest::Kind::any:
        return node.kind() == principal && (test.prefix.empty() || node.prefix() == test.prefix);
    case NodeTest::Kind::node:
        return true;
    case NodeTest::Kind::text:
        return node.kind() == Kind::text;
    case NodeTest::Kind::nothing:
        return false;
    }
    return false;
}

bool isReverse(Axis axis)
{
    return axis == Axis::ancestor || axis == Axis::ancestorOrSelf || axis == Axis::preceding ||
           axis == Axis::precedingSibling;
}

void collectAxis(const Step& step, const InstanceNode& from,
                 const std::function<void(std::int64_t)>& spend, NodeSet& out)
{
    AxisWalk(step, spend, out).run(from);
}

} // namespace wupan::forms
