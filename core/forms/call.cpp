#include "core/forms/call.h"

#include "core/forms/evaluator.h"

namespace wupan::forms {

Value Call::value(std::size_t argument)
{
    return m_evaluation.evaluate(*m_node.parts[argument], m_focus);
}

std::string Call::text(std::size_t argument)
{
    return m_evaluation.text(*m_node.parts[argument], m_focus);
}

double Call::number(std::size_t argument)
{
    return m_evaluation.number(*m_node.parts[argument], m_focus);
}

bool Call::boolean(std::size_t argument)
{
    return m_evaluation.boolean(*m_node.parts[argument], m_focus);
}

NodeSet Call::nodes(std::size_t argument)
{
    return m_evaluation.nodes(*m_node.parts[argument], m_focus);
}

NodeSet Call::nodesOfAllRepeats(std::size_t argument)
{
    return m_evaluation.nodesOfAllRepeats(*m_node.parts[argument], m_focus);
}

std::vector<std::string> Call::texts(std::size_t first)
{
    std::vector<std::string> out;
    for (std::size_t i = first; i < count(); ++i) {
        Value argument = value(i);
        const auto* nodes = std::get_if<NodeSet>(&argument);
        if (nodes == nullptr) {
            out.push_back(m_evaluation.textOf(std::move(argument)));
            continue;
        }
        spend(static_cast<std::int64_t>(nodes->size()));
        for (const InstanceNode* node : *nodes)
            out.push_back(stringValue(*node));
    }
    return out;
}

std::string Call::textOrContext(std::size_t argument)
{
    if (argument < count())
        return text(argument);
    return m_focus.node == nullptr ? std::string() : stringValue(*m_focus.node);
}

std::string Call::stringValue(const InstanceNode& node)
{
    return m_evaluation.stringValue(node);
}

const EvaluationContext& Call::context() const
{
    return m_evaluation.context();
}

const InstanceNode* Call::instance(std::string_view id) const
{
    const InstanceNode* node = context().instance ? context().instance(id) : nullptr;
    return node == nullptr ? nullptr : &node->root();
}

double Call::numberOf(std::string_view text) const
{
    return forms::numberOf(text, context().utcOffsetMinutes);
}

std::uint64_t Call::randomBits()
{
    if (!context().random)
        fail("there is no source of random numbers here");
    return context().random();
}

double Call::randomFraction()
{
    constexpr int kMantissaBits = 53;
    return static_cast<double>(randomBits() >> (64 - kMantissaBits)) / 9007199254740992.0;
}

void Call::spend(std::int64_t steps)
{
    m_evaluation.enter(m_node);
    m_evaluation.spend(steps);
}

void Call::fail(const std::string& reason) const
{
    throw ExpressionFailure{ErrorCode::invalidInput, m_node.column, reason};
}

void Call::exceed(const std::string& reason) const
{
    throw ExpressionFailure{ErrorCode::tooLarge, m_node.column, reason};
}

} // namespace wupan::forms
