#include "core/forms/instance_tree.h"

#include "core/forms/instance_path.h"

#include <algorithm>

namespace wupan::forms {

bool LiveNode::relevantHere() const
{
    for (const LiveNode* at = this; at != nullptr; at = at->parent)
        if (!at->relevant)
            return false;
    return true;
}

InstanceTree::InstanceTree(const FormModel& model, Answers& saved)
    : m_model(model)
    , m_saved(saved)
{}

void InstanceTree::build(bool begin)
{
    const InstanceNode& pattern = *m_model.primary->children()[0];
    m_document = InstanceNode::makeDocument();
    InstanceNode& root = m_document->append(pattern.qualifiedName());
    for (const InstanceNode::Ptr& attribute : pattern.attributes())
        root.setAttribute(attribute->qualifiedName(), attribute->text());
    m_root.reset(make(nullptr, 0, root, m_model.nodes[0].path));
    fill(*m_root, {begin, begin ? &pattern : nullptr});
}

LiveNode* InstanceTree::make(LiveNode* parent, NodeIndex model, InstanceNode& node,
                             std::string path)
{
    auto* live = new LiveNode;
    live->path = std::move(path);
    live->node = &node;
    live->model = model;
    live->parent = parent;
    live->serial = ++m_serial;
    live->required = m_model.nodes[model].requiredAlways;
    live->readonly = m_model.nodes[model].readonlyAlways;
    m_byPath[live->path] = live;
    m_byNode[&node] = live;
    return live;
}

void InstanceTree::fill(LiveNode& live, const Source& source)
{
    const ModelNode& model = m_model.nodes[live.model];
    live.slots.resize(model.children.size());
    bool leaf = true;
    for (const NodeIndex index : model.children) {
        const ModelNode& child = m_model.nodes[index];
        leaf = leaf && child.isAttribute;
        if (child.isRepeat) {
            fillRepeat(live, index, source);
            continue;
        }
        std::string path = live.path + (child.isAttribute ? "/@" : "/") + child.name;
        InstanceNode* node = nullptr;
        const InstanceNode* like = nullptr;
        if (child.isAttribute) {
            live.node->setAttribute(child.name, {});
            for (const InstanceNode::Ptr& attribute : live.node->attributes())
                if (attribute->qualifiedName() == child.name)
                    node = attribute.get();
        } else {
            node = &live.node->append(child.name);
            like = source.like == nullptr ? nullptr : source.like->child(child.name);
        }
        live.slots[child.slot].emplace_back(make(&live, index, *node, std::move(path)));
        fill(*live.slots[child.slot].back(), {source.fresh, like});
    }
    if (!leaf)
        return;
    if (const auto saved = m_saved.find(live.path); saved != m_saved.end()) {
        live.node->setText(saved->second);
    } else if (source.fresh) {
        const std::string& text = source.like == nullptr ? model.defaultText : source.like->text();
        live.node->setText(text);
        if (!text.empty())
            save(live.path, text);
    }
}

void InstanceTree::fillRepeat(LiveNode& live, NodeIndex repeat, const Source& source)
{
    const ModelNode& model = m_model.nodes[repeat];
    const bool counted = model.cell(CellKind::count) != kNone;
    if (!counted && model.cell(CellKind::relevant) != kNone)
        makePrototype(live, repeat);
    if (counted)
        return; // as many as it works out
    const std::string path = live.path + "/" + model.name;
    if (!source.fresh) {
        for (const std::string& key : savedKeys(path))
            makeInstance(live, repeat, key, {});
        return;
    }
    std::size_t number = 0;
    if (source.like == nullptr) {
        while (number < model.initialInstances)
            makeInstance(live, repeat, std::to_string(++number), {true, nullptr});
        return;
    }
    for (const InstanceNode::Ptr& child : source.like->children())
        if (child->qualifiedName() == model.name)
            makeInstance(live, repeat, std::to_string(++number), {true, child.get()});
}

/// Of the instances that are marked, in their order.
std::vector<std::string> InstanceTree::savedKeys(const std::string& repeatPath) const
{
    std::vector<std::string> keys;
    const std::string begin = repeatPath + "[";
    for (auto at = m_saved.lower_bound(begin);
         at != m_saved.end() && at->first.starts_with(begin);) {
        const std::size_t close = at->first.find(']', begin.size());
        if (close == std::string::npos)
            break;
        std::string key = at->first.substr(begin.size(), close - begin.size());
        if (at->first.size() == close + 1 && isKey(key))
            keys.push_back(key);
        // Past everything of this key.
        at = m_saved.lower_bound(begin + key + "]0");
        while (at != m_saved.end() && at->first.starts_with(begin + key + "]"))
            ++at;
    }
    std::ranges::sort(keys, keyBefore);
    return keys;
}

std::size_t InstanceTree::placeFor(const LiveNode& parent, std::size_t slot, std::size_t before)
{
    if (before > 0)
        return parent.slots[slot][before - 1]->node->indexInParent() + 1;
    for (std::size_t i = slot; i-- > 0;)
        if (!parent.slots[i].empty() &&
            parent.slots[i].back()->node->kind() == InstanceNode::Kind::element)
            return parent.slots[i].back()->node->indexInParent() + 1;
    return 0;
}

LiveNode* InstanceTree::makeInstance(LiveNode& parent, NodeIndex repeat, std::string_view key,
                                     const Source& source)
{
    const ModelNode& model = m_model.nodes[repeat];
    std::string path = withKey(parent.path + "/" + model.name, key);
    if (m_byPath.size() >= kMostNodes || m_byPath.contains(path))
        return nullptr;
    auto& instances = parent.slots[model.slot];
    if (instances.size() >= kMostInstances)
        return nullptr;
    const auto after = std::ranges::find_if(
        instances, [&](const auto& each) { return keyBefore(key, lastKey(each->path)); });
    const auto at = static_cast<std::size_t>(after - instances.begin());
    InstanceNode& node = parent.node->insert(placeFor(parent, model.slot, at),
                                             InstanceNode::makeElement(model.name));
    if (source.fresh)
        save(path, "1");
    LiveNode* live = make(&parent, repeat, node, std::move(path));
    instances.emplace(instances.begin() + static_cast<std::ptrdiff_t>(at), live);
    fill(*live, source);
    return live;
}

void InstanceTree::makePrototype(LiveNode& parent, NodeIndex repeat)
{
    const ModelNode& model = m_model.nodes[repeat];
    InstanceNode& node =
        parent.node->insert(parent.node->children().size(), InstanceNode::makeElement(model.name));
    node.setRelevant(false); // absent for every path
    parent.prototypes.resize(m_model.nodes[parent.model].children.size());
    LiveNode* live = make(&parent, repeat, node, withKey(parent.path + "/" + model.name, ""));
    live->prototype = true;
    parent.prototypes[model.slot].reset(live);
}

LiveNode* InstanceTree::addInstance(LiveNode& parent, NodeIndex repeat, std::string_view key,
                                    bool fresh)
{
    return makeInstance(parent, repeat, key, {fresh, nullptr});
}

void InstanceTree::removeInstance(LiveNode& instance)
{
    walk(instance, [&](LiveNode& each) {
        each.dead = true;
        m_byPath.erase(each.path);
        m_byNode.erase(each.node);
    });
    auto& instances = instance.parent->slots[m_model.nodes[instance.model].slot];
    const auto found =
        std::ranges::find_if(instances, [&](const auto& each) { return each.get() == &instance; });
    m_deadNodes.push_back(instance.parent->node->take(*instance.node));
    m_dead.push_back(std::move(*found));
    instances.erase(found);
}

void InstanceTree::buryDead()
{
    m_dead.clear();
    m_deadNodes.clear();
}

LiveNode* InstanceTree::find(std::string_view path) const
{
    const auto found = m_byPath.find(path);
    return found == m_byPath.end() || found->second->prototype ? nullptr : found->second;
}

LiveNode* InstanceTree::of(const InstanceNode& node) const
{
    const auto found = m_byNode.find(&node);
    return found == m_byNode.end() ? nullptr : found->second;
}

void InstanceTree::save(const std::string& path, const std::string& text)
{
    const auto found = m_saved.find(path);
    if (text.empty() ? found == m_saved.end() : found != m_saved.end() && found->second == text)
        return;
    if (text.empty())
        m_saved.erase(found);
    else
        m_saved[path] = text;
    m_changedKeys.insert(path);
}

void InstanceTree::forget(const std::string& path)
{
    save(path, {});
    const std::string begin = path + "/";
    for (auto at = m_saved.lower_bound(begin);
         at != m_saved.end() && at->first.starts_with(begin);) {
        m_changedKeys.insert(at->first);
        at = m_saved.erase(at);
    }
}

bool InstanceTree::savedBelow(const std::string& path) const
{
    const std::string begin = path + "/";
    const auto at = m_saved.lower_bound(begin);
    return m_saved.contains(path) || (at != m_saved.end() && at->first.starts_with(begin));
}

std::vector<std::string> InstanceTree::takeChangedKeys()
{
    std::vector<std::string> keys(m_changedKeys.begin(), m_changedKeys.end());
    m_changedKeys.clear();
    return keys;
}

void InstanceTree::collect(LiveNode& scope, NodeIndex model, std::vector<LiveNode*>& out) const
{
    if (scope.model == model) {
        out.push_back(&scope);
        return;
    }
    NodeIndex step = model;
    while (step != kNone && m_model.nodes[step].parent != scope.model)
        step = m_model.nodes[step].parent;
    if (step == kNone)
        return;
    const std::size_t slot = m_model.nodes[step].slot;
    for (const auto& child : scope.slots[slot])
        collect(*child, model, out);
    if (step == model && slot < scope.prototypes.size() && scope.prototypes[slot])
        out.push_back(scope.prototypes[slot].get());
}

void InstanceTree::walk(LiveNode& start, const std::function<void(LiveNode&)>& visit)
{
    visit(start);
    for (const auto& slot : start.slots)
        for (const auto& child : slot)
            walk(*child, visit);
    for (const auto& prototype : start.prototypes)
        if (prototype)
            visit(*prototype);
}

LiveNode& InstanceTree::ancestor(LiveNode& node, NodeIndex model)
{
    LiveNode* at = &node;
    while (at->parent != nullptr && at->model != model)
        at = at->parent;
    return *at;
}

} // namespace wupan::forms
