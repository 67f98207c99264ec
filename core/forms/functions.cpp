#include "core/forms/functions.h"

#include "core/forms/function_groups.h"

#include <unordered_map>

namespace wupan::forms {

const FunctionSpec* findFunction(std::string_view name)
{
    static const auto kAll = [] {
        std::unordered_map<std::string_view, const FunctionSpec*> all;
        for (const auto& group : {textFunctions(), logicFunctions(), numberFunctions(),
                                  nodeFunctions(), dateFunctions(), choiceFunctions(),
                                  placeFunctions(), randomFunctions(), codingFunctions()})
            for (const FunctionSpec& spec : group)
                all.emplace(spec.name, &spec);
        return all;
    }();
    const auto found = kAll.find(name);
    return found == kAll.end() ? nullptr : found->second;
}

} // namespace wupan::forms
