#include "core/forms/dependency_order.h"

#include <algorithm>

namespace wupan::forms {
namespace {

/// Which question's calculate or relevant reads which other question, by index.
class DependencyGraph
{
public:
    explicit DependencyGraph(const FormDefinition& form)
        : m_form(form)
        , m_readers(form.questions.size())
        , m_states(form.questions.size(), State::unseen)
        , m_ranks(form.questions.size())
    {
        for (std::size_t i = 0; i < form.questions.size(); ++i)
            m_indexes.emplace(form.questions[i].path, i);
        for (std::size_t i = 0; i < form.questions.size(); ++i) {
            addReader(form.questions[i].calculate, i);
            addReader(form.questions[i].relevant, i);
            if (const Section* section = form.sectionOf(i))
                addReader(section->relevant, i);
        }
        for (std::size_t i = 0; i < form.questions.size(); ++i)
            visit(i);
    }

    [[nodiscard]] const std::vector<std::string>& circles() const { return m_circles; }

    /// REQUIRES: circles() is empty. What depends on `start`, each before those that read it.
    [[nodiscard]] std::vector<std::size_t> dependents(std::size_t start) const
    {
        std::vector<bool> found(m_readers.size(), false);
        std::vector<std::size_t> order = m_readers[start];
        for (const std::size_t reader : order)
            found[reader] = true;
        for (std::size_t next = 0; next < order.size(); ++next)
            for (const std::size_t reader : m_readers[order[next]])
                if (!found[reader]) {
                    found[reader] = true;
                    order.push_back(reader);
                }
        std::ranges::sort(order, std::greater{}, [&](std::size_t i) { return m_ranks[i]; });
        return order;
    }

private:
    enum class State { unseen, open, finished };

    void addReader(const std::optional<Expression>& expression, std::size_t reader)
    {
        if (!expression)
            return;
        for (const Reference& reference : expression->references()) {
            const auto read = m_indexes.find(reference.path);
            if (read == m_indexes.end())
                continue;
            std::vector<std::size_t>& readers = m_readers[read->second];
            if (std::ranges::find(readers, reader) == readers.end())
                readers.push_back(reader);
        }
    }

    /// Depth first: a question is finished, and ranked, after everything that depends on it.
    void visit(std::size_t question)
    {
        if (m_states[question] != State::unseen)
            return;
        m_states[question] = State::open;
        m_way.push_back(question);
        for (const std::size_t reader : m_readers[question]) {
            if (m_states[reader] == State::open)
                addCircle(reader);
            visit(reader);
        }
        m_way.pop_back();
        m_states[question] = State::finished;
        m_ranks[question] = m_finished++;
    }

    void addCircle(std::size_t start)
    {
        const std::string& path = m_form.questions[start].path;
        std::string sentence =
            "bind " + path + ": its calculate or relevant depends on itself: " + path;
        for (auto step = m_way.rbegin(); step != m_way.rend() && *step != start; ++step)
            sentence += " reads " + m_form.questions[*step].path;
        m_circles.push_back(sentence + " reads " + path);
    }

    const FormDefinition& m_form;
    std::map<std::string, std::size_t> m_indexes;
    std::vector<std::vector<std::size_t>> m_readers;
    std::vector<State> m_states;
    std::vector<std::size_t> m_ranks; ///< higher: worked out earlier
    std::size_t m_finished = 0;
    std::vector<std::size_t> m_way; ///< from the start of the search to the open question
    std::vector<std::string> m_circles;
};

} // namespace

std::vector<std::string> orderDependents(FormDefinition& form)
{
    const DependencyGraph graph(form);
    if (!graph.circles().empty())
        return graph.circles();
    for (std::size_t i = 0; i < form.questions.size(); ++i)
        if (auto order = graph.dependents(i); !order.empty())
            form.dependents[form.questions[i].path] = std::move(order);
    return {};
}

} // namespace wupan::forms
