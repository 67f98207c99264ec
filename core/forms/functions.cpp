#include "core/forms/functions.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace wupan::forms {
namespace {

using Arguments = std::span<const Value>;

Value negation(Arguments arguments, const EvaluationContext&)
{
    return !toBoolean(arguments[0]);
}

Value selected(Arguments arguments, const EvaluationContext&)
{
    return isSelected(toText(arguments[0]), toText(arguments[1]));
}

Value countSelected(Arguments arguments, const EvaluationContext&)
{
    std::istringstream words(toText(arguments[0]));
    double count = 0;
    for (std::string word; words >> word;)
        ++count;
    return count;
}

Value coalesce(Arguments arguments, const EvaluationContext&)
{
    std::string first = toText(arguments[0]);
    return first.empty() ? toText(arguments[1]) : std::move(first);
}

Value choose(Arguments arguments, const EvaluationContext&)
{
    return toBoolean(arguments[0]) ? arguments[1] : arguments[2];
}

Value today(Arguments, const EvaluationContext& context)
{
    return context.today.text();
}

Value yes(Arguments, const EvaluationContext&)
{
    return true;
}

Value no(Arguments, const EvaluationContext&)
{
    return false;
}

constexpr std::array kFunctions{
    FunctionSpec{"not", 1, 1, negation},
    FunctionSpec{"selected", 2, 2, selected},
    FunctionSpec{"count-selected", 1, 1, countSelected},
    FunctionSpec{"coalesce", 2, 2, coalesce},
    FunctionSpec{"if", 3, 3, choose},
    FunctionSpec{"today", 0, 0, today},
    FunctionSpec{"true", 0, 0, yes},
    FunctionSpec{"false", 0, 0, no},
};

} // namespace

const FunctionSpec* findFunction(std::string_view name)
{
    const auto found = std::ranges::find(kFunctions, name, &FunctionSpec::name);
    return found == kFunctions.end() ? nullptr : &*found;
}

bool isSelected(std::string_view answer, std::string_view word)
{
    std::istringstream words{std::string(answer)};
    for (std::string one; words >> one;)
        if (one == word)
            return true;
    return false;
}

} // namespace wupan::forms
