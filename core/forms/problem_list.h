#pragma once

#include "core/forms/form_problem.h"

#include <string>
#include <string_view>
#include <vector>

namespace wupan::forms {

/// What is wrong with a form, each with the element that it is about.
class ProblemList
{
public:
    /// `where`: the element, the path of its node and, after a comma, what of it: "model",
    /// "bind /data/x", "bind /data/x, relevant", the last also with what it says, in quotes.
    void add(std::string_view where, std::string_view what,
             FormProblem::Kind kind = FormProblem::Kind::other,
             std::vector<std::string> names = {});

    [[nodiscard]] bool empty() const { return m_problems.empty(); }
    /// One sentence a line.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] const std::vector<FormProblem>& all() const { return m_problems; }

private:
    static constexpr std::size_t kMost =
        1'000; // nobody reads more, and a hostile form has millions
    std::vector<FormProblem> m_problems;
};

} // namespace wupan::forms
