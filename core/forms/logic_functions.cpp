#include "core/forms/function_groups.h"

#include <cmath>

namespace wupan::forms {
namespace {

using Type = Node::Type;

Value isTrue(Call&)
{
    return true;
}

Value isFalse(Call&)
{
    return false;
}

Value boolean(Call& call)
{
    return call.boolean(0);
}

Value isNot(Call& call)
{
    return !call.boolean(0);
}

Value booleanFromString(Call& call)
{
    const std::string text = call.text(0);
    return text == "true" || text == "1";
}

/// Only the branch that is taken is evaluated.
Value choose(Call& call)
{
    return call.value(call.boolean(0) ? 1 : 2);
}

/// Neither is a number that is none an answer.
bool isAnswered(Call& call, const Value& value)
{
    if (const auto* number = std::get_if<double>(&value))
        return !std::isnan(*number);
    if (const auto* nodes = std::get_if<NodeSet>(&value))
        return !nodes->empty() && !call.stringValue(*nodes->front()).empty();
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr || !text->empty();
}

Value coalesce(Call& call)
{
    Value first = call.value(0);
    return isAnswered(call, first) ? first : call.value(1);
}

Value once(Call& call)
{
    const InstanceNode* own = call.context().node;
    std::string present = own == nullptr ? std::string() : call.stringValue(*own);
    return present.empty() ? call.value(0) : Value(std::move(present));
}

/// Whether a factor of a checklist counts: what converts to a number above 0.
bool holds(Call& call, const std::string& factor)
{
    return factor == "true" || call.numberOf(factor) > 0;
}

/// -1 stands for no limit.
bool within(double sum, double lowest, double highest)
{
    return (lowest == -1 || sum >= lowest) && (highest == -1 || sum <= highest);
}

Value checklist(Call& call)
{
    const double lowest = call.number(0);
    const double highest = call.number(1);
    double sum = 0;
    for (const std::string& factor : call.texts(2))
        sum += holds(call, factor) ? 1 : 0;
    return within(sum, lowest, highest);
}

std::vector<std::string> textsOf(Call& call, std::size_t argument)
{
    Value value = call.value(argument);
    const auto* nodes = std::get_if<NodeSet>(&value);
    if (nodes == nullptr)
        return {toText(value)};
    std::vector<std::string> out;
    for (const InstanceNode* node : *nodes)
        out.push_back(call.stringValue(*node));
    return out;
}

/// Factors and weights come in pairs; two node sets are paired node by node.
Value weightedChecklist(Call& call)
{
    const double lowest = call.number(0);
    const double highest = call.number(1);
    double sum = 0;
    for (std::size_t i = 2; i < call.count(); i += 2) {
        const std::vector<std::string> factors = textsOf(call, i);
        const std::vector<std::string> weights = textsOf(call, i + 1);
        if (factors.size() != weights.size())
            call.fail("weighted-checklist() found " + std::to_string(factors.size()) +
                      " values for " + std::to_string(weights.size()) + " weights");
        for (std::size_t j = 0; j < factors.size(); ++j)
            if (holds(call, factors[j]))
                sum += call.numberOf(weights[j]);
    }
    return within(sum, lowest, highest);
}

constexpr FunctionSpec kFunctions[] = {
    {"true", 0, 0, Type::boolean, kPlain, isTrue},
    {"false", 0, 0, Type::boolean, kPlain, isFalse},
    {"boolean", 1, 1, Type::boolean, kPlain, boolean},
    {"not", 1, 1, Type::boolean, kPlain, isNot},
    {"boolean-from-string", 1, 1, Type::boolean, kPlain, booleanFromString},
    {"if", 3, 3, Type::unknown, kPlain, choose},
    {"coalesce", 2, 2, Type::unknown, kPlain, coalesce},
    {"once", 1, 1, Type::unknown, kUsesOnce, once},
    {"checklist", 2, kAnyNumber, Type::boolean, kPlain, checklist},
    {"weighted-checklist", 2, kAnyNumber, Type::boolean, kPairs, weightedChecklist},
};

} // namespace

std::span<const FunctionSpec> logicFunctions()
{
    return kFunctions;
}

} // namespace wupan::forms
