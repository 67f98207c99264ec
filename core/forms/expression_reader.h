#pragma once

#include "core/forms/form_model.h"
#include "core/forms/problem_list.h"

namespace wupan::forms {

/// Parses the expressions of a form that is being read, and checks what they read. The nodes and
/// the second instances must be known.
class ExpressionReader
{
public:
    ExpressionReader(const FormModel& model, ProblemList& problems)
        : m_model(model)
        , m_problems(problems)
    {}

    /// `where` names the element, for problems: "bind /data/x, relevant".
    [[nodiscard]] std::optional<Expression> read(std::string_view text, NodeIndex self,
                                                 const std::string& where);
    /// One that stands at nodes of a second instance: nothing of it can be checked.
    [[nodiscard]] std::optional<Expression> readAtChoice(std::string_view text,
                                                         const std::string& where);

private:
    [[nodiscard]] std::optional<Expression> parse(std::string_view text, const std::string& self,
                                                  const std::string& where);
    void check(const Expression& expression, const std::string& where);

    const FormModel& m_model;
    ProblemList& m_problems;
};

} // namespace wupan::forms
