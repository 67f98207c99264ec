#include "core/forms/expression_reader.h"

#include "core/forms/expression_scope.h"

namespace wupan::forms {

std::optional<Expression> ExpressionReader::read(std::string_view text, NodeIndex self,
                                                 const std::string& where)
{
    const std::string& path = m_model.nodes[self].path;
    const std::string within = withinInstance(m_model, text, self);
    auto parsed = Expression::parse(within, path);
    if (!parsed && within != text)
        parsed = Expression::parse(text, path); // columns as the author counts them
    if (!parsed) {
        m_problems.add(where + " \"" + std::string(text.substr(0, 200)) + "\"",
                       parsed.error().detail);
        return std::nullopt;
    }
    check(*parsed, where);
    return std::move(*parsed);
}

std::optional<Expression> ExpressionReader::readAtChoice(std::string_view text,
                                                         const std::string& where)
{
    auto parsed = Expression::parse(text, {});
    if (!parsed) {
        m_problems.add(where + " \"" + std::string(text.substr(0, 200)) + "\"",
                       parsed.error().detail);
        return std::nullopt;
    }
    return std::move(*parsed);
}

void ExpressionReader::check(const Expression& expression, const std::string& where)
{
    for (const Reference& read : expression.references()) {
        if (!read.instance.empty()) {
            if (!m_model.instances.contains(read.instance))
                m_problems.add(where, "the form has no instance('" + read.instance + "')");
        } else if (!read.path.empty() && read.path != "/" && m_model.find(read.path) == kNone &&
                   read.path.find('@') == std::string::npos) {
            m_problems.add(where, "the form has no " + read.path);
        }
    }
}

} // namespace wupan::forms
