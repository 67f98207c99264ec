#include "core/forms/form_report.h"

#include "core/forms/answer_types.h"
#include "core/forms/form_xml.h"
#include "core/forms/instance_path.h"

#include <algorithm>

namespace wupan::forms {

LiveNode* FormReport::below(LiveNode& scope, NodeIndex model) const
{
    if (model == kNone || scope.model == model)
        return model == kNone ? nullptr : &scope;
    const ModelNode& node = m_live.model().nodes[model];
    const LiveNode* parent = below(scope, node.parent);
    return parent == nullptr || parent->slots[node.slot].empty()
               ? nullptr
               : parent->slots[node.slot].front().get();
}

std::vector<FormReport::Row> FormReport::rows(const Section& section) const
{
    std::vector<Row> rows;
    addRows(section.firstItem, section.itemEnd, m_live.tree().root(), 0, rows);
    return rows;
}

void FormReport::addRows(std::size_t first, std::size_t end, LiveNode& scope, int level,
                         std::vector<Row>& rows) const
{
    const FormDefinition& form = m_live.form();
    for (std::size_t i = first; i < end;) {
        const BodyItem& item = form.items[i];
        const std::size_t next = item.end;
        if (!item.isGroup) {
            const Question& question = form.questions[item.index];
            LiveNode* live = below(scope, item.node);
            if (live != nullptr && live->relevantHere())
                rows.push_back({{SectionRow::Kind::question, live->path, level, &question}, live});
        } else if (form.groups[item.index].repeats) {
            addRepeat(item, i + 1, scope, level, rows);
        } else {
            const Group& group = form.groups[item.index];
            LiveNode* live = group.path.empty() ? &scope : below(scope, item.node);
            if (live != nullptr && live->relevantHere()) {
                rows.push_back(
                    {{SectionRow::Kind::group, live->path, level, nullptr, &group}, live});
                addRows(i + 1, next, scope, level + 1, rows);
            }
        }
        i = next;
    }
}

void FormReport::addRepeat(const BodyItem& item, std::size_t first, LiveNode& scope, int level,
                           std::vector<Row>& rows) const
{
    const Group& group = m_live.form().groups[item.index];
    const FormModel& model = m_live.model();
    const NodeIndex repeat = item.node;
    LiveNode* parent = below(scope, model.nodes[repeat].parent);
    if (parent == nullptr || !parent->relevantHere())
        return;
    const std::size_t slot = model.nodes[repeat].slot;
    const bool open = slot >= parent->prototypes.size() || !parent->prototypes[slot] ||
                      parent->prototypes[slot]->relevant;
    const auto& instances = parent->slots[slot];
    const auto count = static_cast<std::size_t>(
        std::ranges::count_if(instances, [](const auto& each) { return each->relevant; }));
    SectionRow head{SectionRow::Kind::repeat, parent->path + "/" + model.nodes[repeat].name, level,
                    nullptr, &group};
    head.count = count;
    head.mayAdd = group.addsRemoves && open && instances.size() < kMostInstances;
    if (count == 0 && !head.mayAdd)
        return;
    rows.push_back({head, parent});
    std::size_t position = 0;
    for (const auto& instance : instances) {
        if (!instance->relevant)
            continue;
        SectionRow row{SectionRow::Kind::instance, instance->path, level, nullptr, &group};
        row.position = ++position;
        row.count = count;
        row.mayRemove = group.addsRemoves;
        rows.push_back({row, instance.get()});
        addRows(first, item.end, *instance, level + 1, rows);
    }
}

bool FormReport::asks(const Row& row) const
{
    return row.row.kind == SectionRow::Kind::question && row.row.question->asks() &&
           !row.live->readonly;
}

bool FormReport::lacksAnswer(const Row& row) const
{
    return asks(row) && row.live->required && row.live->node->text().empty();
}

bool FormReport::isRelevant(const Section& section, const std::vector<Row>& rows) const
{
    const LiveNode* own = m_live.tree().find(section.path);
    const bool isGroup = own != nullptr && !m_live.model().nodes[own->model].question;
    return isGroup ? own->relevantHere() : !rows.empty();
}

std::vector<SectionProgress> FormReport::sections() const
{
    std::vector<SectionProgress> out;
    for (const Section& section : m_live.form().sections) {
        SectionProgress progress;
        progress.section = &section;
        const std::vector<Row> all = rows(section);
        progress.relevant = isRelevant(section, all);
        for (const Row& row : all) {
            if (!asks(row))
                continue;
            ++progress.total;
            progress.answered += row.live->node->text().empty() ? 0 : 1;
            progress.missing += lacksAnswer(row) ? 1 : 0;
        }
        out.push_back(progress);
    }
    return out;
}

std::vector<std::string> FormReport::missingRequired() const
{
    std::vector<std::string> out;
    for (const Section& section : m_live.form().sections)
        for (const Row& row : rows(section))
            if (lacksAnswer(row))
                out.push_back(row.row.path);
    return out;
}

bool FormReport::constraintHolds(const LiveNode& live) const
{
    const auto& constraint = m_live.model().nodes[live.model].constraint;
    if (!constraint)
        return true;
    const auto holds = constraint->boolean(m_live.contextAt(*live.node));
    return holds && *holds;
}

std::optional<Problem> FormReport::problemOf(const Row& row) const
{
    Problem problem;
    problem.path = row.row.path;
    if (lacksAnswer(row)) {
        problem.kind = Problem::Kind::required;
        problem.message = m_shown.text(row.row.question->requiredMessage, *row.live);
        return problem;
    }
    if (row.row.kind != SectionRow::Kind::question || !row.row.question->asks())
        return std::nullopt;
    const std::string& text = row.live->node->text();
    const Answers& saved = m_live.tree().saved();
    const auto answer = saved.find(row.live->path);
    if (answer != saved.end() && answer->second != text &&
        wordsOf(answer->second).size() != wordsOf(text).size()) {
        problem.kind = Problem::Kind::choice;
        return problem;
    }
    if (text.empty())
        return std::nullopt;
    if (!fitsType(row.row.question->type, text)) {
        problem.kind = Problem::Kind::type;
        return problem;
    }
    if (constraintHolds(*row.live))
        return std::nullopt;
    problem.kind = Problem::Kind::constraint;
    problem.message = m_shown.text(row.row.question->constraintMessage, *row.live);
    return problem;
}

std::vector<Problem> FormReport::problems() const
{
    std::vector<Problem> out;
    for (const Section& section : m_live.form().sections)
        for (const Row& row : rows(section))
            if (auto problem = problemOf(row)) {
                problem->sectionPath = section.path;
                out.push_back(std::move(*problem));
            }
    addFailures(out);
    return out;
}

void FormReport::addFailures(std::vector<Problem>& problems) const
{
    for (const auto& [where, error] : m_live.failures()) {
        Problem problem;
        problem.kind = where.second == CellKind::count && error.code == ErrorCode::tooLarge
                           ? Problem::Kind::count
                           : Problem::Kind::expression;
        problem.path = where.first;
        problem.message = error.detail;
        const std::string plain = withoutKeys(where.first);
        for (const Section& section : m_live.form().sections)
            if (plain == section.path || plain.starts_with(section.path + "/"))
                problem.sectionPath = section.path;
        problems.push_back(std::move(problem));
    }
}

std::optional<Proposal> FormReport::proposalOf(const Row& row) const
{
    if (row.row.kind != SectionRow::Kind::question || row.live->node->text().empty())
        return std::nullopt;
    const Question& question = *row.row.question;
    Proposal proposal{row.row.path,
                      question.plate.value_or(Plate::targets),
                      question.category,
                      Urgency::normal,
                      {}};
    bool difficult = false;
    if (question.difficultyWhen) {
        const auto when = question.difficultyWhen->boolean(m_live.contextAt(*row.live->node));
        difficult = when && *when;
    }
    const auto consider = [&](const auto& choice, bool chosen) {
        if (difficult || !choice.difficulty || !chosen)
            return;
        proposal.category = *choice.difficulty;
        proposal.urgency = choice.urgency;
        difficult = true;
    };
    for (const Choice& choice : question.choices)
        consider(choice, isSelected(row.live->node->text(), choice.value));
    if (question.filtersChoices)
        for (const OfferedChoice& choice : m_shown.choices(*row.live))
            consider(choice, choice.chosen);
    if (!difficult)
        return std::nullopt;
    proposal.question = m_shown.text(question.label, *row.live);
    return proposal;
}

std::vector<Proposal> FormReport::proposals() const
{
    std::vector<Proposal> out;
    for (const Section& section : m_live.form().sections)
        for (const Row& row : rows(section))
            if (auto proposal = proposalOf(row))
                out.push_back(std::move(*proposal));
    return out;
}

Answers FormReport::relevantAnswers() const
{
    Answers out;
    InstanceTree::walk(m_live.tree().root(), [&](LiveNode& live) {
        if (live.slots.empty() && !live.prototype && !live.node->text().empty() &&
            live.relevantHere())
            out[live.path] = live.node->text();
    });
    return out;
}

bool FormReport::hasPlace(const std::string& key) const
{
    if (m_live.tree().find(key) != nullptr)
        return true;
    const NodeIndex node = m_live.model().find(withoutKeys(key));
    if (node == kNone)
        return false;
    // In a counted repeat that is shorter now it has one.
    std::string_view at = key;
    NodeIndex model = node;
    while (model != kNone && m_live.tree().find(at) == nullptr) {
        const ModelNode& step = m_live.model().nodes[model];
        const bool counted = step.isRepeat && step.cell(CellKind::count) != kNone;
        if (step.isRepeat ? !isKey(lastKey(at)) : at.ends_with(']'))
            return false;
        const std::string_view above = parentPath(at);
        if (counted && m_live.tree().find(above) != nullptr)
            return true;
        model = step.parent;
        at = above;
    }
    return false;
}

std::vector<std::string> FormReport::strayAnswers() const
{
    std::vector<std::string> out;
    for (const auto& [key, text] : m_live.tree().saved())
        if (!hasPlace(key))
            out.push_back(key);
    return out;
}

} // namespace wupan::forms
