#include "core/forms/problem_list.h"

#include <algorithm>

namespace wupan::forms {
namespace {

/// "/data/x" and "relevant" of "bind /data/x, relevant"; "itemset" of "itemset /data/x".
void place(std::string_view where, FormProblem& problem)
{
    const std::size_t begin = where.find('/');
    if (begin == std::string_view::npos)
        return;
    const std::size_t end = std::min(where.find_first_of(", ", begin), where.size());
    problem.path = where.substr(begin, end - begin);
    if (where.starts_with("itemset "))
        problem.part = "itemset";
    else if (where.substr(end).starts_with(", "))
        problem.part = where.substr(end + 2, where.find(' ', end + 2) - (end + 2));
}

} // namespace

void ProblemList::add(std::string_view where, std::string_view what, FormProblem::Kind kind,
                      std::vector<std::string> names)
{
    if (m_problems.size() >= kMost)
        return;
    FormProblem& problem = m_problems.emplace_back();
    problem.kind = kind;
    place(where, problem);
    problem.sentence = std::string(where).append(": ").append(what);
    problem.names = std::move(names);
}

std::string ProblemList::text() const
{
    std::string all;
    for (const FormProblem& problem : m_problems)
        all += (all.empty() ? "" : "\n") + problem.sentence;
    return all;
}

} // namespace wupan::forms
