#include "core/forms/functions.h"

#include <cmath>

namespace wupan::forms {
namespace {

/// XPath compares with < and > as numbers. ISO dates are no numbers there; two of them compare as
/// days.
std::optional<std::pair<double, double>> bothDates(const Value& left, const Value& right)
{
    const auto a = Date::parse(toText(left));
    const auto b = Date::parse(toText(right));
    if (!a || !b)
        return std::nullopt;
    return std::pair{static_cast<double>(a->daysSinceEpoch()),
                     static_cast<double>(b->daysSinceEpoch())};
}

/// XPath 1.0, 3.4: a boolean makes it a comparison of booleans, else a number one of numbers.
bool equalValues(const Value& left, const Value& right)
{
    if (std::holds_alternative<bool>(left) || std::holds_alternative<bool>(right))
        return toBoolean(left) == toBoolean(right);
    if (std::holds_alternative<double>(left) || std::holds_alternative<double>(right))
        return toNumber(left) == toNumber(right);
    return toText(left) == toText(right);
}

bool ordered(Operation operation, const Value& left, const Value& right)
{
    const auto dates = bothDates(left, right);
    const double a = dates ? dates->first : toNumber(left);
    const double b = dates ? dates->second : toNumber(right);
    switch (operation) {
    case Operation::less:
        return a < b;
    case Operation::lessEqual:
        return a <= b;
    case Operation::greater:
        return a > b;
    default:
        return a >= b;
    }
}

double calculate(Operation operation, double left, double right)
{
    switch (operation) {
    case Operation::add:
        return left + right;
    case Operation::subtract:
        return left - right;
    case Operation::multiply:
        return left * right;
    case Operation::divide:
        return left / right;
    default:
        return std::fmod(left, right); // XPath's mod keeps the sign of the dividend, as fmod does
    }
}

Value evaluateNode(const Node& node, const EvaluationContext& context)
{
    const auto part = [&](std::size_t i) { return evaluateNode(*node.parts[i], context); };
    switch (node.operation) {
    case Operation::literal:
        return node.literal;
    case Operation::path:
        return context.answerAt(node.name);
    case Operation::either:
        return toBoolean(part(0)) || toBoolean(part(1));
    case Operation::both:
        return toBoolean(part(0)) && toBoolean(part(1));
    case Operation::equal:
        return equalValues(part(0), part(1));
    case Operation::unequal:
        return !equalValues(part(0), part(1));
    case Operation::less:
    case Operation::lessEqual:
    case Operation::greater:
    case Operation::greaterEqual:
        return ordered(node.operation, part(0), part(1));
    case Operation::negate:
        return -toNumber(part(0));
    case Operation::call: {
        std::vector<Value> arguments;
        for (std::size_t i = 0; i < node.parts.size(); ++i)
            arguments.push_back(part(i));
        return findFunction(node.name)->apply(arguments, context);
    }
    default:
        return calculate(node.operation, toNumber(part(0)), toNumber(part(1)));
    }
}

} // namespace

Value Expression::evaluate(const EvaluationContext& context) const
{
    return evaluateNode(*m_root, context);
}

} // namespace wupan::forms
