#include "server/checklists/references.h"

#include "server/checklists/expression_check.h"
#include "server/checklists/sheet_values.h"

#include <algorithm>
#include <cctype>

namespace wupan {
namespace {

bool isOfName(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || c == '_' || c == '-' || c == '.' || byte >= 0x80;
}

std::size_t levelOf(const FormNode& node)
{
    std::size_t level = 0;
    for (const FormNode* up = node.parent; up != nullptr; up = up->parent)
        ++level;
    return level;
}

/// From a node within `ancestor` down to it: "group/name".
std::string pathBelow(const FormNode& ancestor, const FormNode& node)
{
    return node.path.substr(std::min(ancestor.path.size() + 1, node.path.size()));
}

/// The repeat nearest to the context that holds both; null: none.
const FormNode* sharedRepeat(const FormNode& target, const FormNode& context)
{
    for (const FormNode* repeat = context.nearestRepeat(); repeat != nullptr;
         repeat = repeat->nearestRepeat())
        if (target.isWithin(*repeat))
            return repeat;
    return nullptr;
}

/// What is open while an expression is read from left to right.
struct Call
{
    std::string function; ///< empty: a plain parenthesis
    std::size_t argument = 0;
};

/// The name right before a parenthesis.
std::string functionBefore(std::string_view text)
{
    while (text.ends_with(' '))
        text.remove_suffix(1);
    std::size_t begin = text.size();
    while (begin > 0 && (isOfName(text[begin - 1]) || text[begin - 1] == ':'))
        --begin;
    return std::string(text.substr(begin));
}

/// indexed-repeat(question, repeat, number, repeat, number …) names nodes of all instances.
bool meansAllInstances(const std::vector<Call>& calls)
{
    return !calls.empty() && calls.back().function == "indexed-repeat" &&
           (calls.back().argument == 0 || calls.back().argument % 2 == 1);
}

} // namespace

bool isWorkedOut(std::string_view text, std::string_view bindType)
{
    if (text.find("${") != std::string_view::npos)
        return true;
    for (std::size_t open = text.find('('); open != std::string_view::npos;
         open = text.find('(', open + 1)) {
        const std::string name = functionBefore(text.substr(0, open));
        const bool isTouching = open > 0 && isOfName(text[open - 1]);
        if (isTouching && std::isalpha(static_cast<unsigned char>(name.front())) != 0 &&
            text.find(')', open) != std::string_view::npos)
            return true;
    }
    const bool isNumber = bindType == "int" || bindType == "decimal";
    return isNumber && text.find_first_not_of("+-.0123456789eE") != std::string_view::npos;
}

const FormNode* References::find(const std::string& name, const SheetPlace& place)
{
    const auto found = m_tree.named(name);
    if (found.size() == 1)
        return found.front();
    if (found.size() > 1) {
        m_mistakes.error(place, "referenceTwice",
                         {{"name", name},
                          {"row", std::to_string(found[0]->row->place().row)},
                          {"other", std::to_string(found[1]->row->place().row)}});
        return nullptr;
    }
    constexpr std::size_t kEnough = 100; // to look for what was meant takes its time
    const std::string like =
        m_mistakes.count() < kEnough ? likeliest(name, m_names) : std::string();
    if (name.starts_with("last-saved#"))
        m_mistakes.error(place, "lastSaved", {{"name", name}});
    else
        m_mistakes.error(place, like.empty() ? "referenceUnknown" : "referenceLike",
                         {{"name", name}, {"like", like}});
    return nullptr;
}

std::string References::pathTo(const FormNode& target, const Scope& scope, bool fromCurrent) const
{
    if (scope.repeatFilter != nullptr && target.isWithin(*scope.repeatFilter))
        return "./" + pathBelow(*scope.repeatFilter, target);
    if (sharedRepeat(target, scope.context) == nullptr)
        return target.path;
    const FormNode* common = scope.context.parent;
    while (!target.isWithin(*common))
        common = common->parent;
    std::string path = fromCurrent ? "current()/" : "";
    for (std::size_t up = levelOf(scope.context) - levelOf(*common); up > 0; --up)
        path += "../";
    return path + pathBelow(*common, target);
}

std::optional<References::Replaced> References::replaced(std::string_view text, const Scope& scope,
                                                         const SheetPlace& place)
{
    Replaced replaced;
    std::string& out = replaced.text;
    std::vector<Call> calls;
    int predicates = 0;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isReference = text.substr(i, 2) == "${";
        if (isReference && quote != 0) {
            m_mistakes.error(place, "referenceQuoted");
            return std::nullopt;
        }
        if (!isReference) {
            if (quote != 0)
                quote = c == quote ? 0 : quote;
            else if (c == '\'' || c == '"')
                quote = c;
            else if (c == '(')
                calls.push_back({functionBefore(text.substr(0, i)), 0});
            else if (c == ')' && !calls.empty())
                calls.pop_back();
            else if (c == ',' && !calls.empty())
                ++calls.back().argument;
            else if (c == '[' || c == ']')
                predicates += c == '[' ? 1 : -1;
            const bool isOpening = c == '(' && quote == 0;
            if (isOpening && calls.back().function == "pulldata")
                notePulledFile(text.substr(i + 1));
            out += c;
            replaced.origins.push_back(i);
            continue;
        }
        const std::size_t end = text.find('}', i);
        const std::string name = trimmed(text.substr(i + 2, end - i - 2));
        const FormNode* target = find(name, place);
        if (target == nullptr)
            return std::nullopt;
        const std::string path = meansAllInstances(calls)
                                     ? target->path
                                     : pathTo(*target, scope, scope.isFilter || predicates > 0);
        if (!out.empty() && isOfName(out.back()))
            out += ' ';
        out += path;
        if (end + 1 < text.size() && isOfName(text[end + 1]))
            out += ' ';
        replaced.origins.resize(out.size(), i);
        i = end;
    }
    replaced.origins.push_back(text.size());
    return replaced;
}

void References::notePulledFile(std::string_view call)
{
    call.remove_prefix(std::min(call.find_first_not_of(' '), call.size()));
    if (!call.starts_with('\'') && !call.starts_with('"'))
        return;
    const std::size_t end = call.find(call.front(), 1);
    std::string name(call.substr(1, end - 1));
    if (name.ends_with(".csv"))
        name.resize(name.size() - 4);
    if (isName(name))
        m_pulledFiles.insert(name);
}

std::string References::inExpression(std::string_view text, const FormNode& context,
                                     const SheetPlace& place)
{
    return checked(text, {context}, place);
}

std::string References::inAttribute(std::string_view text, const FormNode& context,
                                    const SheetPlace& place)
{
    return text.find("${") == std::string_view::npos ? std::string(text)
                                                     : checked(text, {context}, place);
}

std::string References::inChoiceFilter(std::string_view text, const FormNode& context,
                                       const SheetPlace& place, const FormNode* repeat)
{
    return checked(text, {context, repeat, true}, place);
}

std::string References::checked(std::string_view text, const Scope& scope, const SheetPlace& place)
{
    const std::string straight = withStraightQuotes(std::string(text));
    if (const auto trouble = mistypedExpression(straight)) {
        m_mistakes.error(place, trouble->key, trouble->values);
        return {};
    }
    std::optional<Replaced> expression = replaced(straight, scope, place);
    if (!expression)
        return {};
    if (const auto trouble = unreadableExpression(expression->text, scope.context.path, straight,
                                                  expression->origins))
        m_mistakes.error(place, trouble->key, trouble->values);
    return std::move(expression->text);
}

void References::writeText(pugi::xml_node parent, std::string_view text, const FormNode& context,
                           const SheetPlace& place)
{
    while (!text.empty()) {
        const std::size_t begin = text.find("${");
        const std::size_t end = text.find('}', begin);
        if (begin == std::string_view::npos || end == std::string_view::npos) {
            parent.append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
            return;
        }
        if (begin > 0)
            parent.append_child(pugi::node_pcdata)
                .set_value(std::string(text.substr(0, begin)).c_str());
        const std::string name = trimmed(text.substr(begin + 2, end - begin - 2));
        if (const FormNode* target = find(name, place))
            parent.append_child("output").append_attribute("value") =
                pathTo(*target, {context}, false).c_str();
        text.remove_prefix(end + 1);
    }
}

} // namespace wupan
