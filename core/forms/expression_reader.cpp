#include "core/forms/expression_reader.h"

#include <set>

namespace wupan::forms {

std::optional<Expression> ExpressionReader::read(std::string_view text, NodeIndex self,
                                                 const std::string& where)
{
    auto parsed = parse(text, m_model.nodes[self].path, where);
    if (parsed)
        check(*parsed, where);
    return parsed;
}

std::optional<Expression> ExpressionReader::readAtChoice(std::string_view text,
                                                         const std::string& where)
{
    return parse(text, {}, where);
}

std::optional<Expression> ExpressionReader::parse(std::string_view text, const std::string& self,
                                                  const std::string& where)
{
    auto parsed = Expression::parse(text, self);
    if (!parsed) {
        m_problems.add(where + " \"" + std::string(text.substr(0, 200)) + "\"",
                       parsed.error().detail);
        return std::nullopt;
    }
    return std::move(*parsed);
}

void ExpressionReader::check(const Expression& expression, const std::string& where)
{
    std::set<std::string> missing; // each is told once
    for (const Reference& read : expression.references()) {
        if (!read.instance.empty()) {
            if (!m_model.instances.contains(read.instance) && missing.insert(read.instance).second)
                m_problems.add(where, "the form has no instance('" + read.instance + "')",
                               FormProblem::Kind::unknownInstance, {read.instance});
        } else if (!read.path.empty() && read.path != "/" && m_model.find(read.path) == kNone &&
                   read.path.find('@') == std::string::npos && missing.insert(read.path).second) {
            m_problems.add(where, "the form has no " + read.path, FormProblem::Kind::unknownNode,
                           {read.path});
        }
    }
}

} // namespace wupan::forms
