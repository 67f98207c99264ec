#include "core/forms/dependency_graph.h"

#include "core/forms/expression_scope.h"

#include <algorithm>

namespace wupan::forms {
namespace {

class DependencyGraph
{
public:
    DependencyGraph(FormModel& model, ProblemList& problems)
        : m_model(model)
        , m_problems(problems)
        , m_read(model.cells.size())
        , m_states(model.cells.size(), State::unseen)
    {}

    void connect()
    {
        for (std::size_t cell = 0; cell < m_model.cells.size(); ++cell)
            addReadings(cell);
        for (std::size_t cell = 0; cell < m_model.cells.size(); ++cell)
            if (m_states[cell] == State::unseen)
                rankFrom(cell);
    }

private:
    enum class State { unseen, open, finished };
    struct Step
    {
        std::size_t cell = 0;
        std::size_t next = 0; ///< index into m_read[cell]
    };

    void addReadings(std::size_t index)
    {
        const Cell& cell = m_model.cells[index];
        const std::string& source = cell.expression.source();
        const bool others = readsOtherInstances(m_model, source, cell.node);
        const bool below = readsBelow(source);
        for (const Reference& reference : cell.expression.references()) {
            const NodeIndex node =
                reference.instance.empty() ? m_model.find(reference.path) : kNone;
            if (node == kNone)
                continue;
            const bool shares = m_model.commonRepeat(node, cell.node) != kNone;
            const bool other = others && shares;
            const bool self = node == cell.node;
            addReader(reference.subtree && below ? m_model.nodes[node].readersBelow
                                                 : m_model.nodes[node].readers,
                      {index, other});
            if (!other && !(self && (reference.subtree || cell.expression.usesOnce())))
                addPredecessors(index, node);
        }
    }

    static void addReader(std::vector<Reading>& readers, Reading reading)
    {
        const auto known = std::ranges::find(readers, reading.cell, &Reading::cell);
        if (known == readers.end())
            readers.push_back(reading);
        else
            known->otherInstances = known->otherInstances || reading.otherInstances;
    }

    void addPredecessors(std::size_t cell, NodeIndex node)
    {
        std::vector<std::size_t>& read = m_read[cell];
        const auto add = [&](std::size_t other) {
            if (other != kNone && std::ranges::find(read, other) == read.end())
                read.push_back(other);
        };
        add(m_model.nodes[node].cell(CellKind::calculate));
        add(m_model.nodes[node].cell(CellKind::offer));
        for (NodeIndex at = node; at != kNone; at = m_model.nodes[at].parent) {
            add(m_model.nodes[at].cell(CellKind::relevant));
            add(m_model.nodes[at].cell(CellKind::count));
        }
    }

    /// Depth first, without recursion: a chain may be as long as the form.
    void rankFrom(std::size_t start)
    {
        m_way.push_back({start, 0});
        m_states[start] = State::open;
        while (!m_way.empty()) {
            Step& step = m_way.back();
            if (step.next == m_read[step.cell].size()) {
                m_states[step.cell] = State::finished;
                m_model.cells[step.cell].rank = m_finished++;
                m_way.pop_back();
                continue;
            }
            const std::size_t next = m_read[step.cell][step.next++];
            if (m_states[next] == State::open)
                reportCircle(next);
            else if (m_states[next] == State::unseen) {
                m_states[next] = State::open;
                m_way.push_back({next, 0});
            }
        }
    }

    void reportCircle(std::size_t start)
    {
        const std::string& path = m_model.nodes[m_model.cells[start].node].path;
        std::string sentence = "its calculate or relevant depends on itself: " + path;
        std::vector<std::string> circle{path};
        auto step = std::ranges::find(m_way, start, &Step::cell);
        for (++step; step != m_way.end(); ++step) {
            circle.push_back(m_model.nodes[m_model.cells[step->cell].node].path);
            sentence += " reads " + circle.back();
        }
        m_problems.add("bind " + path, sentence + " reads " + path, FormProblem::Kind::circle,
                       std::move(circle));
    }

    FormModel& m_model;
    ProblemList& m_problems;
    std::vector<std::vector<std::size_t>> m_read; ///< by cell: the cells that it waits for
    std::vector<State> m_states;
    std::vector<Step> m_way;
    std::size_t m_finished = 0;
};

} // namespace

void connectCells(FormModel& model, ProblemList& problems)
{
    DependencyGraph(model, problems).connect();
}

} // namespace wupan::forms
