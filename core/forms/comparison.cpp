#include "core/forms/evaluator.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>

/// XPath 1.0's comparisons (its section 3.4), with ODK's dates.
namespace wupan::forms {
namespace {

bool ordered(Link link, double left, double right)
{
    switch (link) {
    case Link::less:
        return left < right;
    case Link::lessEqual:
        return left <= right;
    case Link::greater:
        return left > right;
    default:
        return left >= right;
    }
}

Link mirrored(Link link)
{
    switch (link) {
    case Link::less:
        return Link::greater;
    case Link::lessEqual:
        return Link::greaterEqual;
    case Link::greater:
        return Link::less;
    case Link::greaterEqual:
        return Link::lessEqual;
    default:
        return link;
    }
}

bool isEquality(Link link)
{
    return link == Link::equal || link == Link::unequal;
}

/// The smallest and largest number of a set; NaN never counts, as it compares with nothing.
struct Range
{
    double lowest = std::numeric_limits<double>::quiet_NaN();
    double highest = lowest;

    void add(double value)
    {
        lowest = std::fmin(lowest, value);
        highest = std::fmax(highest, value);
    }
};

class Comparison
{
public:
    Comparison(Evaluation& evaluation, Link link)
        : m_evaluation(evaluation)
        , m_link(link)
    {}

    bool sets(const NodeSet& left, const NodeSet& right)
    {
        if (!isEquality(m_link)) {
            const Range a = rangeOf(left);
            const Range b = rangeOf(right);
            const bool below = m_link == Link::less || m_link == Link::lessEqual;
            return below ? ordered(m_link, a.lowest, b.highest)
                         : ordered(m_link, a.highest, b.lowest);
        }
        std::unordered_set<std::string> texts;
        for (const InstanceNode* node : left)
            texts.insert(m_evaluation.stringValue(*node));
        const bool equal = m_link == Link::equal;
        return std::ranges::any_of(right, [&](const InstanceNode* node) {
            const bool found = texts.contains(m_evaluation.stringValue(*node));
            return equal ? found : texts.size() > (found ? 1U : 0U);
        });
    }

    bool setAndValue(const NodeSet& nodes, const Value& value)
    {
        if (std::holds_alternative<bool>(value))
            return values(!nodes.empty(), value);
        return std::ranges::any_of(nodes, [&](const InstanceNode* node) {
            m_evaluation.spend(1);
            return values(m_evaluation.stringValue(*node), value);
        });
    }

    bool values(const Value& left, const Value& right)
    {
        if (!isEquality(m_link))
            return ordered(m_link, m_evaluation.numberOf(left), m_evaluation.numberOf(right));
        return equal(left, right) == (m_link == Link::equal);
    }

private:
    bool equal(const Value& left, const Value& right)
    {
        if (std::holds_alternative<bool>(left) || std::holds_alternative<bool>(right))
            return toBoolean(left) == toBoolean(right);
        if (std::holds_alternative<double>(left) || std::holds_alternative<double>(right))
            return m_evaluation.numberOf(left) == m_evaluation.numberOf(right);
        return std::get<std::string>(left) == std::get<std::string>(right);
    }

    Range rangeOf(const NodeSet& nodes)
    {
        Range range;
        for (const InstanceNode* node : nodes)
            range.add(m_evaluation.numberOf(Value(NodeSet{node})));
        return range;
    }

    Evaluation& m_evaluation;
    Link m_link;
};

} // namespace

bool Evaluation::compare(Link link, const Value& left, const Value& right)
{
    const auto* leftNodes = std::get_if<NodeSet>(&left);
    const auto* rightNodes = std::get_if<NodeSet>(&right);
    if (leftNodes != nullptr && rightNodes != nullptr)
        return Comparison(*this, link).sets(*leftNodes, *rightNodes);
    if (leftNodes != nullptr)
        return Comparison(*this, link).setAndValue(*leftNodes, right);
    if (rightNodes != nullptr)
        return Comparison(*this, mirrored(link)).setAndValue(*rightNodes, left);
    return Comparison(*this, link).values(left, right);
}

} // namespace wupan::forms
