#include "core/forms/function_groups.h"

#include <cmath>

namespace wupan::forms {
namespace {

using Type = Node::Type;

constexpr std::string_view kSpaces = " \t\r\n";

std::vector<std::string_view> wordsOf(std::string_view answer)
{
    std::vector<std::string_view> out;
    for (std::size_t start = answer.find_first_not_of(kSpaces); start != std::string_view::npos;) {
        const std::size_t end = std::min(answer.find_first_of(kSpaces, start), answer.size());
        out.push_back(answer.substr(start, end - start));
        start = answer.find_first_not_of(kSpaces, end);
    }
    return out;
}

Value selected(Call& call)
{
    const std::string answer = call.text(0);
    return isSelected(answer, call.text(1));
}

Value selectedAt(Call& call)
{
    const std::string answer = call.text(0);
    const std::vector<std::string_view> words = wordsOf(answer);
    const double index = std::trunc(call.number(1));
    if (!(index >= 0 && index < static_cast<double>(words.size())))
        return std::string();
    return std::string(words[static_cast<std::size_t>(index)]);
}

Value countSelected(Call& call)
{
    const std::string answer = call.text(0);
    return static_cast<double>(wordsOf(answer).size());
}

/// jr:choice-name(value, '/path/of/question').
Value choiceName(Call& call)
{
    const std::string value = call.text(0);
    const NodeSet question = call.nodes(1);
    if (question.empty() || !call.context().choiceName)
        return std::string();
    return call.context().choiceName(*question.front(), value);
}

Value translation(Call& call)
{
    const std::string id = call.text(0);
    return call.context().translation ? call.context().translation(id, "") : std::string();
}

Value property(Call& call)
{
    const std::string name = call.text(0);
    return call.context().property ? call.context().property(name) : std::string();
}

Value version(Call& call)
{
    return call.context().formVersion;
}

constexpr FunctionSpec kFunctions[] = {
    {"selected", 2, 2, Type::boolean, kPlain, selected},
    {"selected-at", 2, 2, Type::text, kPlain, selectedAt},
    {"count-selected", 1, 1, Type::number, kPlain, countSelected},
    {"jr:choice-name", 2, 2, Type::text, kUsesLanguage, choiceName},
    {"jr:itext", 1, 1, Type::text, kUsesLanguage, translation},
    {"property", 1, 1, Type::text, kPlain, property},
    {"version", 0, 0, Type::text, kPlain, version},
};

} // namespace

std::span<const FunctionSpec> choiceFunctions()
{
    return kFunctions;
}

} // namespace wupan::forms
