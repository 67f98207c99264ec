#include "core/forms/function_groups.h"
#include "core/forms/rounding.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace wupan::forms {
namespace {

using Type = Node::Type;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Value number(Call& call)
{
    return call.count() == 0 ? call.numberOf(call.textOrContext(0)) : call.number(0);
}

/// Numbers of node sets and single values. Questions that are not answered do not count.
std::vector<double> numbersOf(Call& call)
{
    std::vector<double> out;
    for (const std::string& text : call.texts(0))
        if (!text.empty())
            out.push_back(call.numberOf(text));
    return out;
}

Value sum(Call& call)
{
    double total = 0;
    for (const double value : numbersOf(call))
        total += value;
    return total;
}

template <class Better>
double best(const std::vector<double>& values, const Better& better)
{
    if (values.empty() || std::ranges::any_of(values, [](double v) { return std::isnan(v); }))
        return kNaN;
    return *std::ranges::min_element(values, better);
}

Value smallest(Call& call)
{
    return best(numbersOf(call), std::less<>());
}

Value largest(Call& call)
{
    return best(numbersOf(call), std::greater<>());
}

Value round(Call& call)
{
    const double value = call.number(0);
    const double places = call.count() > 1 ? call.number(1) : 0;
    if (std::isnan(places))
        return kNaN;
    constexpr double kFar = 400; // farther than any digit of a number
    return roundedTo(value, static_cast<int>(std::clamp(places, -kFar, kFar)));
}

Value integer(Call& call)
{
    return std::trunc(call.number(0));
}

Value floor(Call& call)
{
    return std::floor(call.number(0));
}

Value ceiling(Call& call)
{
    return std::ceil(call.number(0));
}

Value power(Call& call)
{
    const double base = call.number(0);
    return std::pow(base, call.number(1));
}

Value arcTangent2(Call& call)
{
    const double y = call.number(0);
    return std::atan2(y, call.number(1));
}

Value exp10(Call& call)
{
    return std::pow(10.0, call.number(0));
}

Value pi(Call&)
{
    return std::numbers::pi;
}

/// One that takes a number and gives one.
template <double (*function)(double)>
Value apply(Call& call)
{
    return function(call.number(0));
}

constexpr FunctionSpec kFunctions[] = {
    {"number", 0, 1, Type::number, kReadsFocus, number},
    {"sum", 1, 1, Type::number, kTakesNodes, sum},
    {"min", 1, kAnyNumber, Type::number, kPlain, smallest},
    {"max", 1, kAnyNumber, Type::number, kPlain, largest},
    {"round", 1, 2, Type::number, kPlain, round},
    {"int", 1, 1, Type::number, kPlain, integer},
    {"floor", 1, 1, Type::number, kPlain, floor},
    {"ceiling", 1, 1, Type::number, kPlain, ceiling},
    {"pow", 2, 2, Type::number, kPlain, power},
    {"abs", 1, 1, Type::number, kPlain, apply<std::fabs>},
    {"exp", 1, 1, Type::number, kPlain, apply<std::exp>},
    {"exp10", 1, 1, Type::number, kPlain, exp10},
    {"log", 1, 1, Type::number, kPlain, apply<std::log>},
    {"log10", 1, 1, Type::number, kPlain, apply<std::log10>},
    {"sqrt", 1, 1, Type::number, kPlain, apply<std::sqrt>},
    {"sin", 1, 1, Type::number, kPlain, apply<std::sin>},
    {"cos", 1, 1, Type::number, kPlain, apply<std::cos>},
    {"tan", 1, 1, Type::number, kPlain, apply<std::tan>},
    {"asin", 1, 1, Type::number, kPlain, apply<std::asin>},
    {"acos", 1, 1, Type::number, kPlain, apply<std::acos>},
    {"atan", 1, 1, Type::number, kPlain, apply<std::atan>},
    {"atan2", 2, 2, Type::number, kPlain, arcTangent2},
    {"pi", 0, 0, Type::number, kPlain, pi},
};

} // namespace

std::span<const FunctionSpec> numberFunctions()
{
    return kFunctions;
}

} // namespace wupan::forms
