#include "core/forms/model_reader.h"

#include "core/forms/form_xml.h"
#include "core/forms/secondary_instance.h"

#include <algorithm>
#include <array>

namespace wupan::forms {
namespace {

constexpr std::size_t kMaxModelNodes = 20'000;
constexpr std::array<std::string_view, 5> kPreloads{"timestamp", "date", "property", "uid", ""};
constexpr std::array<std::string_view, 7> kEvents{"odk-instance-first-load",
                                                  "odk-instance-load",
                                                  "odk-new-repeat",
                                                  "xforms-value-changed",
                                                  "xforms-ready",
                                                  "xforms-revalidate",
                                                  "odk-finalize"};

/// Takes elements that only show what a new instance of a repeat looks like out of the copy.
void removeTemplates(InstanceNode& parent)
{
    std::vector<const InstanceNode*> templates;
    for (const InstanceNode::Ptr& child : parent.children()) {
        if (child->attributes().end() !=
            std::ranges::find_if(child->attributes(), [](const InstanceNode::Ptr& attribute) {
                return attribute->name() == "template";
            }))
            templates.push_back(child.get());
        else
            removeTemplates(*child);
    }
    for (const InstanceNode* child : templates)
        static_cast<void>(parent.take(*child));
}

std::string typeName(std::string_view type)
{
    return std::string(localName(std::string(type).c_str()));
}

} // namespace

void ModelReader::readNamespaces(const pugi::xml_node& node)
{
    for (pugi::xml_node at = node; at; at = at.parent())
        for (const pugi::xml_attribute& attribute : at.attributes()) {
            const std::string_view name = attribute.name();
            if (name.starts_with("xmlns:"))
                m_model.namespaces.emplace(name.substr(6), attribute.value());
            else if (name == "xmlns" && at == node)
                m_model.namespaces.emplace("", attribute.value());
        }
}

void ModelReader::readInstances(const pugi::xml_node& model, const std::set<std::string>& repeats,
                                const FormFiles& files)
{
    bool primary = true;
    for (const pugi::xml_node& child : model.children()) {
        if (localName(child.name()) != "instance")
            continue;
        if (primary)
            readPrimary(child, repeats);
        else
            readSecondary(child, files);
        primary = false;
    }
    if (primary)
        m_problems.add("model", "it has no instance");
}

void ModelReader::readPrimary(const pugi::xml_node& instance, const std::set<std::string>& repeats)
{
    const pugi::xml_node root = instance.find_child(
        [](const pugi::xml_node& node) { return node.type() == pugi::node_element; });
    if (!root)
        return m_problems.add("instance", "the form's own instance is empty");
    readNamespaces(root);
    const std::shared_ptr<InstanceNode> primary = documentOf(root);
    removeTemplates(*primary);
    m_model.primary = primary;
    addNodes(root, addNode(root.name(), kNone, false), repeats);
}

NodeIndex ModelReader::addNode(const std::string& name, NodeIndex parent, bool isAttribute)
{
    ModelNode node;
    node.name = name;
    node.path = (parent == kNone ? std::string() : m_model.nodes[parent].path) +
                (isAttribute ? "/@" : "/") + name;
    node.parent = parent;
    node.isAttribute = isAttribute;
    const NodeIndex index = m_model.nodes.size();
    if (parent != kNone) {
        node.slot = m_model.nodes[parent].children.size();
        node.repeat = m_model.nodes[parent].repeat;
        m_model.nodes[parent].children.push_back(index);
    }
    m_model.byPath.emplace(withoutPrefixes(node.path), index);
    m_model.nodes.push_back(std::move(node));
    return index;
}

void ModelReader::addNodes(const pugi::xml_node& element, NodeIndex node,
                           const std::set<std::string>& repeats)
{
    std::vector<std::pair<pugi::xml_node, std::size_t>> children; ///< and how many instances
    for (const pugi::xml_node& child : element.children()) {
        if (child.type() != pugi::node_element)
            continue;
        const bool isTemplate = hasAttribute(child, "template");
        const auto known = std::ranges::find_if(children, [&](const auto& each) {
            return localName(each.first.name()) == localName(child.name());
        });
        if (known == children.end()) {
            children.emplace_back(child, isTemplate ? 0 : 1);
            continue;
        }
        known->second += isTemplate ? 0 : 1;
        if (isTemplate)
            known->first = child;
    }
    if (!hasElements(element))
        m_model.nodes[node].defaultText = element.text().get();
    for (const auto& [child, instances] : children) {
        if (m_model.nodes.size() >= kMaxModelNodes)
            return;
        const NodeIndex index = addNode(child.name(), node, false);
        ModelNode& added = m_model.nodes[index];
        added.isRepeat = repeats.contains(withoutPrefixes(added.path));
        added.initialInstances = instances;
        if (added.isRepeat)
            added.repeat = index;
        else if (instances > 1)
            m_problems.add("instance " + added.path, "this node stands twice and is no repeat");
        addNodes(child, index, repeats);
    }
}

void ModelReader::readSecondary(const pugi::xml_node& instance, const FormFiles& files)
{
    const std::string id = attributeNamed(instance, "id");
    const std::string source = attributeNamed(instance, "src");
    const std::string where = "instance " + id;
    if (id.empty())
        return m_problems.add("instance", "a second instance has no id");
    if (m_model.instances.contains(id))
        return m_problems.add(where, "two instances have this id");
    const pugi::xml_node root = instance.find_child(
        [](const pugi::xml_node& node) { return node.type() == pugi::node_element; });
    if (source.empty() || source == "jr://instance/last-saved") {
        m_model.instances[id] =
            root ? documentOf(root) : std::shared_ptr<InstanceNode>(InstanceNode::makeDocument());
        return;
    }
    const std::string name = source.substr(source.rfind('/') + 1);
    m_model.instances[id] = std::shared_ptr<InstanceNode>(InstanceNode::makeDocument());
    const auto file = files.find(name);
    if (file == files.end())
        return m_problems.add(where, "the file " + name + " (" + source + ") is missing");
    const auto table = readTable(name, file->second);
    if (!table)
        return m_problems.add(where + ", file " + name, table.error().detail);
    m_model.instances[id] = *table;
}

void ModelReader::readBinds(const pugi::xml_node& model)
{
    for (const pugi::xml_node& child : model.children()) {
        if (localName(child.name()) == "bind")
            readBind(child);
        else if (localName(child.name()) == "submission")
            m_model.submissionUrl = attributeNamed(child, "action");
    }
}

NodeIndex ModelReader::nodeToBind(const std::string& path)
{
    const NodeIndex known = m_model.find(path);
    const std::size_t at = path.rfind("/@");
    if (known != kNone || at == std::string::npos)
        return known;
    const NodeIndex owner = m_model.find(path.substr(0, at));
    return owner == kNone ? kNone : addNode(path.substr(at + 2), owner, true);
}

void ModelReader::readBind(const pugi::xml_node& bind)
{
    std::string path = attributeNamed(bind, "nodeset");
    if (path.empty())
        path = attributeNamed(bind, "ref");
    const NodeIndex node = nodeToBind(path);
    if (node == kNone)
        return m_problems.add("bind " + path, "the instance has no such node");
    if (m_questionBinds.contains(node))
        return m_problems.add("bind " + path, "this node already has a bind");
    if (const std::string id = attributeNamed(bind, "id"); !id.empty())
        m_bindIds[id] = path;
    QuestionBind& extras = m_questionBinds[node];
    for (const pugi::xml_attribute& attribute : bind.attributes())
        readBindAttribute(attribute, node, extras);
    if (extras.difficultyWhen && !extras.category)
        m_problems.add("bind " + path, "wupan:difficulty-when needs a wupan:category");
    const std::size_t calculate = m_model.nodes[node].cell(CellKind::calculate);
    if (calculate != kNone) {
        const Expression& expression = m_model.cells[calculate].expression;
        m_model.nodes[node].keepsCalculated =
            expression.usesOnce() || expression.usesRandom() || m_model.nodes[node].isInstanceId();
    }
}

void ModelReader::readBindAttribute(const pugi::xml_attribute& attribute, NodeIndex node,
                                    QuestionBind& extras)
{
    ModelNode& bound = m_model.nodes[node];
    const std::string_view qualified = attribute.name();
    const std::string_view name = localName(attribute.name());
    const std::string value = attribute.value();
    const std::string where = "bind " + bound.path;
    if (qualified.starts_with("wupan:")) {
        if (name == "difficulty-when")
            extras.difficultyWhen =
                m_expressions.read(value, node, where + ", wupan:difficulty-when");
        else if (name == "category")
            extras.category = parseWord<Category>(value);
        else
            m_problems.add(where, "the attribute " + std::string(qualified) + " is not known");
    } else if (name == "type") {
        bound.type = typeName(value);
    } else if (name == "readonly") {
        readCondition(CellKind::readonly, bound.readonlyAlways, node, value);
    } else if (name == "required") {
        readCondition(CellKind::required, bound.requiredAlways, node, value);
    } else if (name == "relevant") {
        addCell(CellKind::relevant, node, value, where + ", relevant");
    } else if (name == "calculate") {
        addCell(CellKind::calculate, node, value, where + ", calculate");
    } else if (name == "constraint") {
        bound.constraint = m_expressions.read(value, node, where + ", constraint");
    } else if (name == "constraintMsg") {
        extras.constraintMessage = m_texts.readAttribute(value, node, where);
    } else if (name == "requiredMsg") {
        extras.requiredMessage = m_texts.readAttribute(value, node, where);
    } else if (name == "preload") {
        bound.preload = value;
        if (std::ranges::find(kPreloads, value) == kPreloads.end())
            m_problems.add(where, "the preload '" + value + "' is not known");
    } else if (name == "preloadParams") {
        bound.preloadParameter = value;
    } else if (qualified != name) {
        extras.parameters[std::string(name)] = value;
    }
}

void ModelReader::readCondition(CellKind kind, bool& always, NodeIndex node,
                                const std::string& text)
{
    const std::string_view plain = trimmed(text);
    if (plain == "true()")
        always = true;
    else if (plain != "false()" && !plain.empty())
        addCell(kind, node, text,
                "bind " + m_model.nodes[node].path +
                    (kind == CellKind::required ? ", required" : ", readonly"));
}

void ModelReader::addCell(CellKind kind, NodeIndex node, const std::string& text,
                          const std::string& where)
{
    auto expression = m_expressions.read(text, node, where);
    if (!expression)
        return;
    m_model.nodes[node].cells[static_cast<std::size_t>(kind)] = m_model.cells.size();
    m_model.cells.push_back({kind, node, std::move(*expression), 0});
}

void ModelReader::readActions(const pugi::xml_node& parent, NodeIndex context)
{
    for (const pugi::xml_node& child : parent.children()) {
        const std::string_view name = localName(child.name());
        if (name == "setvalue" || name == "setgeopoint")
            readAction(child, context);
        else if (name == "recordaudio" || name == "insert" || name == "delete" || name == "send")
            m_problems.add(trimmed(std::string(child.name()) + " " + attributeNamed(child, "ref")),
                           "this action is not supported");
    }
}

void ModelReader::readAction(const pugi::xml_node& action, NodeIndex context)
{
    const std::string bind = attributeNamed(action, "bind");
    const std::string path = bind.empty() ? attributeNamed(action, "ref") : nodesetOf(bind);
    const std::string where = std::string(action.name()) + " " + path;
    Action read;
    read.context = context;
    read.target = nodeToBind(path);
    read.position = localName(action.name()) == "setgeopoint";
    read.events = wordsOf(attributeNamed(action, "event"));
    if (read.target == kNone)
        return m_problems.add(where, "the instance has no such node");
    if (read.events.empty())
        m_problems.add(where, "it has no event");
    for (const std::string& event : read.events)
        if (std::ranges::find(kEvents, event) == kEvents.end())
            m_problems.add(where, "the event '" + event + "' is not known");
    if (hasAttribute(action, "value"))
        read.value =
            m_expressions.read(attributeNamed(action, "value"), read.target, where + ", value");
    else
        read.literal = action.text().get();
    if (context != kNone && read.on("xforms-value-changed"))
        m_model.nodes[context].actions.push_back(m_model.actions.size());
    m_model.actions.push_back(std::move(read));
}

const QuestionBind& ModelReader::questionBind(NodeIndex node) const
{
    static const QuestionBind kNothing;
    const auto found = m_questionBinds.find(node);
    return found == m_questionBinds.end() ? kNothing : found->second;
}

std::string ModelReader::nodesetOf(const std::string& bindId) const
{
    const auto found = m_bindIds.find(bindId);
    return found == m_bindIds.end() ? std::string() : found->second;
}

} // namespace wupan::forms
