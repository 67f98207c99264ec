#include "core/forms/live_form.h"

#include "core/forms/form_xml.h"
#include "core/forms/instance_path.h"

#include <algorithm>
#include <cmath>

namespace wupan::forms {
namespace {

// One operation of a form that never comes to rest ends here.
constexpr std::size_t kMostEvaluations = 500'000;

/// As the node's type writes it.
std::string typedText(const Value& value, const std::string& type)
{
    if (const auto* number = std::get_if<double>(&value); number != nullptr) {
        if (std::isnan(*number))
            return {};
        if (type == "int" && std::isfinite(*number))
            return numberText(std::trunc(*number));
        if (type == "date" && std::abs(*number) < 1e7)
            return Date::fromDaysSinceEpoch(static_cast<std::int64_t>(std::floor(*number))).text();
    }
    std::string text = toText(value);
    return text == "NaN" ? std::string() : text;
}

} // namespace

LiveForm::LiveForm(const FormDefinition& form, Answers& saved, const SessionHost& host)
    : m_form(form)
    , m_model(*form.model)
    , m_host(host)
    , m_tree(m_model, saved)
{
    m_context.utcOffsetMinutes = host.utcOffsetMinutes;
    m_context.formVersion = form.version;
    m_context.random = host.random;
    m_context.property = host.property;
    m_context.instance = [this](std::string_view id) { return secondInstance(id); };
    m_context.namespaceUri = [this](std::string_view prefix) {
        const auto found = m_model.namespaces.find(prefix);
        return found == m_model.namespaces.end() ? std::string() : found->second;
    };
    setNow();
}

void LiveForm::setNow()
{
    m_context.now = m_host.now ? m_host.now() : Instant{};
    m_rounds = 0;
}

const EvaluationContext& LiveForm::contextAt(const InstanceNode& at) const
{
    m_context.node = &at;
    return m_context;
}

const InstanceNode* LiveForm::secondInstance(std::string_view id) const
{
    if (const auto known = m_instances.find(id); known != m_instances.end())
        return known->second.get();
    const auto pattern = m_model.instances.find(id);
    if (pattern == m_model.instances.end())
        return nullptr;
    return m_instances.emplace(id, pattern->second->clone()).first->second.get();
}

void LiveForm::open(bool begin)
{
    m_opening = true;
    m_tree.build(begin);
    for (NodeIndex i = 0; i < m_model.nodes.size(); ++i)
        if (isGivenId(i))
            if (LiveNode* id = m_tree.find(m_model.nodes[i].path))
                id->node->setText(m_host.instanceId);
    if (begin)
        preload(false);
    InstanceTree::walk(m_tree.root(), [&](LiveNode& live) { queueCells(live, begin); });
    finish();
    if (begin)
        dispatch("odk-instance-first-load");
    dispatch("odk-instance-load");
    dispatch("xforms-ready");
    m_opening = false;
    m_changed.clear();
}

void LiveForm::queueCells(LiveNode& live, bool fresh)
{
    const ModelNode& model = m_model.nodes[live.model];
    // A calculated value that was saved: it is not to change, or somebody wrote over it.
    const bool kept = (!fresh && m_tree.saved().contains(live.path)) || isGivenId(live.model);
    for (const CellKind kind : {CellKind::relevant, CellKind::calculate, CellKind::offer,
                                CellKind::required, CellKind::readonly}) {
        const std::size_t cell = model.cell(kind);
        const bool wanted =
            live.prototype ? kind == CellKind::relevant : !(kind == CellKind::calculate && kept);
        if (cell != kNone && wanted)
            queue(live, cell);
    }
    // The count of a repeat is worked out at what it stands in.
    if (!live.prototype)
        for (const NodeIndex child : model.children)
            if (const std::size_t count = m_model.nodes[child].cell(CellKind::count);
                count != kNone)
                queue(live, count);
}

void LiveForm::queue(LiveNode& live, std::size_t cell)
{
    if (!live.dead)
        m_waiting.insert({m_model.cells[cell].rank, live.serial, cell, &live});
}

void LiveForm::settle()
{
    while (!m_waiting.empty()) {
        const Waiting next = *m_waiting.begin();
        m_waiting.erase(m_waiting.begin());
        if (next.live->dead)
            continue;
        if (++m_rounds > kMostEvaluations) {
            failed(*next.live, m_model.cells[next.cell].kind,
                   {ErrorCode::tooLarge, "what depends on it never comes to rest"});
            m_waiting.clear();
            return;
        }
        evaluate(*next.live, m_model.cells[next.cell]);
    }
}

void LiveForm::finish()
{
    settle();
    m_tree.buryDead();
}

void LiveForm::evaluate(LiveNode& live, const Cell& cell)
{
    if (cell.kind == CellKind::offer)
        return applyOffer(live);
    ++m_evaluations;
    const EvaluationContext& context = contextAt(*live.node);
    const auto value = cell.expression.evaluate(context);
    if (!value) {
        failed(live, cell.kind, value.error());
        if (cell.kind == CellKind::calculate)
            applyCalculated(live, std::string());
        return;
    }
    m_failures.erase({live.path, cell.kind});
    switch (cell.kind) {
    case CellKind::relevant:
        return applyRelevance(live, toBoolean(*value));
    case CellKind::calculate:
        return applyCalculated(live, *value);
    case CellKind::required:
        live.required = toBoolean(*value);
        return;
    case CellKind::readonly:
        live.readonly = toBoolean(*value);
        return;
    case CellKind::count:
        return applyCount(live, cell.node, toNumber(*value));
    case CellKind::offer:
        return;
    }
}

void LiveForm::failed(const LiveNode& live, CellKind kind, const Error& error)
{
    m_failures.insert_or_assign({live.path, kind}, error);
}

void LiveForm::applyRelevance(LiveNode& live, bool relevant)
{
    if (live.relevant == relevant)
        return;
    live.relevant = relevant;
    if (live.prototype)
        return m_changed.push_back(std::string(parentPath(live.path)));
    live.node->setRelevant(relevant);
    presenceChanged(live);
}

void LiveForm::applyCalculated(LiveNode& live, const Value& value)
{
    std::string text = typedText(value, m_model.nodes[live.model].type);
    // What somebody wrote over it is superseded; what must not change again is kept.
    m_tree.save(live.path, m_model.nodes[live.model].keepsCalculated ? text : std::string());
    if (live.node->text() == text)
        return;
    live.node->setText(std::move(text));
    valueChanged(live);
}

/// A chosen value that is not offered any more does not count, and comes back when it is.
void LiveForm::applyOffer(LiveNode& live)
{
    const Answers& saved = m_tree.saved();
    const auto answer = saved.find(live.path);
    if (answer == saved.end())
        return;
    const auto offer = offered(live);
    if (!offer)
        return failed(live, CellKind::offer, offer.error());
    m_failures.erase({live.path, CellKind::offer});
    std::string fitting;
    for (const std::string& word : wordsOf(answer->second))
        if (std::ranges::find(*offer, word, &std::pair<const InstanceNode*, std::string>::second) !=
            offer->end())
            fitting += (fitting.empty() ? "" : " ") + word;
    if (live.node->text() == fitting)
        return;
    live.node->setText(std::move(fitting));
    valueChanged(live);
}

Result<std::vector<std::pair<const InstanceNode*, std::string>>>
LiveForm::offered(const LiveNode& live) const
{
    const ItemSet& set = m_model.itemSets.at(*m_model.nodes[live.model].question);
    ++m_evaluations;
    const auto nodes = set.nodes.nodes(contextAt(*live.node));
    if (!nodes)
        return nodes.error();
    std::vector<std::pair<const InstanceNode*, std::string>> out;
    out.reserve(nodes->size());
    for (const InstanceNode* node : *nodes) {
        auto value = set.value.text(contextAt(*node));
        if (!value)
            return value.error();
        if (!value->empty())
            out.emplace_back(node, std::move(*value));
    }
    return out;
}

void LiveForm::applyCount(LiveNode& parent, NodeIndex repeat, double wanted)
{
    const ModelNode& model = m_model.nodes[repeat];
    const std::string path = parent.path + "/" + model.name;
    const auto most = static_cast<double>(kMostInstances);
    const auto tooMany = [&] {
        m_failures.insert_or_assign({path, CellKind::count},
                                    Error{ErrorCode::tooLarge, numberText(wanted)});
    };
    m_failures.erase({path, CellKind::count});
    if (wanted > most)
        tooMany();
    const auto count =
        std::isnan(wanted) ? 0 : static_cast<std::size_t>(std::clamp(wanted, 0.0, most));
    auto& instances = parent.slots[model.slot];
    while (instances.size() > count) {
        LiveNode& last = *instances.back();
        presenceChanged(last);
        m_tree.removeInstance(last);
    }
    while (instances.size() < count) {
        const std::string key = std::to_string(instances.size() + 1);
        const bool fresh = !m_tree.savedBelow(withKey(path, key));
        LiveNode* added = m_tree.addInstance(parent, repeat, key, fresh);
        if (added == nullptr)
            return tooMany();
        InstanceTree::walk(*added, [&](LiveNode& live) { queueCells(live, fresh); });
        presenceChanged(*added);
        if (fresh && !m_opening)
            runNewInstance(*added);
    }
}

void LiveForm::valueChanged(LiveNode& live)
{
    m_changed.push_back(live.path);
    queueReaders(live, m_model.nodes[live.model].readers, false);
    for (LiveNode* at = &live; at != nullptr; at = at->parent)
        queueReaders(*at, m_model.nodes[at->model].readersBelow, at != &live);
    runActionsOf(live);
}

/// Of everything at and below it.
void LiveForm::presenceChanged(LiveNode& live)
{
    InstanceTree::walk(live, [this](LiveNode& each) {
        if (each.prototype)
            return;
        m_changed.push_back(each.path);
        queueReaders(each, m_model.nodes[each.model].readers, true);
        queueReaders(each, m_model.nodes[each.model].readersBelow, true);
    });
    for (LiveNode* at = live.parent; at != nullptr; at = at->parent)
        queueReaders(*at, m_model.nodes[at->model].readersBelow, true);
}

void LiveForm::queueReaders(LiveNode& live, const std::vector<Reading>& readers, bool presence)
{
    const ModelNode& model = m_model.nodes[live.model];
    // Which instances there are concerns everything that the repeat stands in.
    const NodeIndex seen = presence && model.isRepeat ? model.parent : live.model;
    std::vector<LiveNode*> found;
    for (const Reading& reading : readers) {
        const Cell& cell = m_model.cells[reading.cell];
        // A count is worked out at the parent of its repeat.
        const NodeIndex at =
            cell.kind == CellKind::count ? m_model.nodes[cell.node].parent : cell.node;
        const NodeIndex common = reading.otherInstances ? kNone : m_model.commonRepeat(seen, at);
        LiveNode& scope = common == kNone ? m_tree.root() : m_tree.ancestor(live, common);
        found.clear();
        m_tree.collect(scope, at, found);
        for (LiveNode* reader : found)
            queue(*reader, reading.cell);
    }
}

void LiveForm::assign(LiveNode& live, const std::string& text)
{
    m_tree.save(live.path, text);
    if (live.node->text() == text)
        return;
    live.node->setText(text);
    valueChanged(live);
}

void LiveForm::answer(LiveNode& live, const std::string& text)
{
    assign(live, text);
    finish();
}

LiveNode* LiveForm::addInstance(LiveNode& parent, NodeIndex repeat, const std::string& key)
{
    LiveNode* added = m_tree.addInstance(parent, repeat, key, true);
    if (added == nullptr)
        return nullptr;
    InstanceTree::walk(*added, [this](LiveNode& live) { queueCells(live, true); });
    presenceChanged(*added);
    settle();
    runNewInstance(*added);
    finish();
    return added;
}

void LiveForm::removeInstance(LiveNode& instance)
{
    presenceChanged(instance);
    m_tree.forget(instance.path);
    m_tree.removeInstance(instance);
    finish();
}

void LiveForm::languageChanged()
{
    std::vector<LiveNode*> found;
    for (std::size_t i = 0; i < m_model.cells.size(); ++i) {
        const Cell& cell = m_model.cells[i];
        if (!cell.expression.usesLanguage() || cell.kind == CellKind::count)
            continue;
        found.clear();
        m_tree.collect(m_tree.root(), cell.node, found);
        for (LiveNode* live : found)
            queue(*live, i);
    }
    finish();
}

std::vector<std::string> LiveForm::takeChanged()
{
    std::vector<std::string> changed;
    std::set<std::string_view> seen;
    for (const std::string& path : m_changed)
        if (seen.insert(path).second)
            changed.push_back(path);
    m_changed.clear();
    return changed;
}

} // namespace wupan::forms
