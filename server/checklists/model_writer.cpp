#include "server/checklists/model_writer.h"

#include "core/model/words.h"
#include "server/checklists/sheet_values.h"

#include <algorithm>
#include <array>

namespace wupan {
namespace {

constexpr std::array<std::string_view, 3> kFileEndings{".csv", ".xml", ".geojson"};

std::string addressOfFile(const std::string& file)
{
    return std::string("jr://") + (file.ends_with(".csv") ? "file-csv" : "file") + "/" + file;
}

/// The attributes that a row gives to the control, the bind or the instance's node.
void writeAttributes(pugi::xml_node node, const std::string& group, const FormNode& of,
                     References& references)
{
    for (const auto& [key, cell] : of.row->all())
        if (key.starts_with(group + "::")) {
            const std::string name = key.substr(group.size() + 2);
            setAttribute(node, name.c_str(), references.inAttribute(cell.text, of, cell.place));
        }
}

} // namespace

void setAttribute(pugi::xml_node node, const char* name, const std::string& value)
{
    node.remove_attribute(name);
    node.append_attribute(name) = value.c_str();
}

std::string fileId(std::string_view file)
{
    file.remove_prefix(file.rfind('/') == std::string_view::npos ? 0 : file.rfind('/') + 1);
    return std::string(file.substr(0, file.rfind('.')));
}

bool hasWorkedOutDefault(const FormNode& node)
{
    return node.isQuestion() && node.type != nullptr && node.row->has("default") &&
           isWorkedOut(node.row->text("default"), node.type->bindType);
}

void writeFirstValue(pugi::xml_node parent, const FormNode& node, const char* event,
                     References& references)
{
    if (!hasWorkedOutDefault(node))
        return;
    pugi::xml_node set = parent.append_child("setvalue");
    setAttribute(set, "event", event);
    setAttribute(set, "ref", node.path);
    setAttribute(
        set, "value",
        references.inExpression(node.row->text("default"), node, node.row->place("default")));
}

void ModelWriter::write(pugi::xml_node model)
{
    const FormNode& root = m_parts.tree.root();
    const FormRow& settings = m_parts.tables.settings;
    pugi::xml_node instance = model.append_child("instance");
    writeInstance(instance, root, false);
    pugi::xml_node data = instance.first_child();
    setAttribute(data, "id", settings.text("form_id"));
    setAttribute(data, "version", settings.text("version"));
    if (settings.has("instance_xmlns"))
        setAttribute(data, "xmlns", settings.text("instance_xmlns"));
    writeAttributes(data, "attribute", root, m_parts.references);
    writeMeta(data);
    m_parts.lists.writeInstances(model, m_parts.texts, root);
    for (const std::string& list : m_parts.lists.names())
        m_externals[list] = "";
    writeExternals(model, root);
    writeBinds(model, root);
    writeMetaBinds(model);
    for (const std::string& name : m_parts.references.pulledFiles())
        if (!m_externals.contains(name))
            writeExternal(model, name, addressOfFile(name + ".csv"), {"survey", 0, 0, {}});
    writeFirstValues(model, root);
    m_parts.texts.writeItext(model);
}

void ModelWriter::writeInstance(pugi::xml_node parent, const FormNode& node, bool isTemplate)
{
    if (!node.hasValue())
        return;
    pugi::xml_node element = parent.append_child(node.name.c_str());
    for (const auto& [key, cell] : node.row->all())
        if (key.starts_with("instance::"))
            setAttribute(element, key.substr(10).c_str(), cell.text);
    if (node.isQuestion()) {
        if (node.row->has("default") && !hasWorkedOutDefault(node)) {
            const bool isPicture =
                node.is("image") && node.row->text("default").find("://") == std::string::npos;
            element.text() =
                ((isPicture ? "jr://images/" : "") + node.row->text("default")).c_str();
            if (isPicture)
                m_parts.places.emplace(node.row->text("default"), node.row->place("default"));
        }
        return;
    }
    if (node.kind == FormNode::Kind::repeat && isTemplate)
        setAttribute(element, "jr:template", "");
    for (const auto& child : node.children) {
        // A new instance is a copy of the template; the first one is there from the beginning.
        if (child->kind == FormNode::Kind::repeat)
            writeInstance(element, *child, true);
        if (child->kind != FormNode::Kind::repeat || !isTemplate)
            writeInstance(element, *child, false);
    }
}

void ModelWriter::writeMeta(pugi::xml_node root)
{
    pugi::xml_node meta = root.append_child("meta");
    meta.append_child("instanceID");
    if (m_parts.tables.settings.has("instance_name"))
        meta.append_child("instanceName");
    if (m_parts.tree.audit() != nullptr)
        meta.append_child("audit");
}

void ModelWriter::writeExternal(pugi::xml_node model, const std::string& id,
                                const std::string& address, const SheetPlace& place)
{
    const auto [known, isNew] = m_externals.emplace(id, address);
    if (!isNew && known->second != address)
        m_parts.mistakes.error(place, "instanceTwice", {{"name", id}});
    if (!isNew)
        return;
    m_parts.places.emplace(address.substr(address.rfind('/') + 1), place);
    pugi::xml_node instance = model.append_child("instance");
    setAttribute(instance, "id", id);
    setAttribute(instance, "src", address);
}

void ModelWriter::writeExternals(pugi::xml_node model, const FormNode& node)
{
    if (node.choices == FormNode::Choices::file && !node.list.empty()) {
        const SheetPlace& place = node.row->place("type");
        const bool isKnown = std::ranges::any_of(kFileEndings, [&](std::string_view ending) {
            return node.list.ends_with(ending) && node.list.size() > ending.size();
        });
        if (!isKnown || node.list.find('/') != std::string::npos)
            m_parts.mistakes.error(place, "fileEnding", {{"file", node.list}});
        else
            writeExternal(model, fileId(node.list), addressOfFile(node.list), place);
    }
    if (node.is("csv-external") || node.is("xml-external"))
        writeExternal(model, node.name,
                      addressOfFile(node.name + (node.is("csv-external") ? ".csv" : ".xml")),
                      node.row->place());
    for (const auto& child : node.children)
        writeExternals(model, *child);
}

void ModelWriter::writeFirstValues(pugi::xml_node model, const FormNode& node)
{
    for (const auto& child : node.children) {
        if (child->kind == FormNode::Kind::repeat)
            continue; // set in the body, for each new instance
        writeFirstValue(model, *child, "odk-instance-first-load", m_parts.references);
        if (child->is("start-geopoint")) {
            pugi::xml_node set = model.append_child("odk:setgeopoint");
            setAttribute(set, "ref", child->path);
            setAttribute(set, "event", "odk-instance-first-load");
        }
        if (child->is("background-audio")) {
            pugi::xml_node record = model.append_child("odk:recordaudio");
            setAttribute(record, "ref", child->path);
            setAttribute(record, "event", "odk-instance-load");
            if (const auto quality = child->parameters.find("quality");
                quality != child->parameters.end())
                setAttribute(record, "odk:quality", quality->second);
        }
        writeFirstValues(model, *child);
    }
}

void ModelWriter::writeBinds(pugi::xml_node model, const FormNode& node)
{
    for (const auto& child : node.children) {
        if (child->hasValue())
            writeBind(model, *child);
        writeBinds(model, *child);
    }
}

std::string ModelWriter::bindType(const FormNode& node) const
{
    const auto isDecimal = [](const auto& parameter) {
        return (parameter.first == "start" || parameter.first == "end" ||
                parameter.first == "step") &&
               parameter.second.find('.') != std::string::npos;
    };
    if (node.is("range") && std::ranges::any_of(node.parameters, isDecimal))
        return "decimal";
    return std::string(node.type->bindType);
}

void ModelWriter::writeTruth(pugi::xml_node bind, const char* attribute, const std::string& key,
                             const FormNode& node)
{
    const std::string& text = node.row->text(key);
    if (isYes(text))
        setAttribute(bind, attribute, "true()");
    else if (!text.empty() && !isNo(text))
        writeExpression(bind, attribute, key, node);
}

void ModelWriter::writeExpression(pugi::xml_node bind, const char* attribute,
                                  const std::string& key, const FormNode& node)
{
    if (node.row->has(key))
        setAttribute(
            bind, attribute,
            m_parts.references.inExpression(node.row->text(key), node, node.row->place(key)));
}

void ModelWriter::writeBind(pugi::xml_node model, const FormNode& node)
{
    const FormRow& row = *node.row;
    pugi::xml_node bind = model.append_child("bind");
    setAttribute(bind, "nodeset", node.path);
    if (node.type != nullptr)
        setAttribute(bind, "type", bindType(node));
    writeTruth(bind, "required", "required", node);
    m_parts.texts.writeMessage(bind, "jr:requiredMsg", "required_message", node);
    writeTruth(bind, "relevant", "relevant", node);
    writeExpression(bind, "constraint", "constraint", node);
    m_parts.texts.writeMessage(bind, "jr:constraintMsg", "constraint_message", node);
    if (node.is("note") && !row.has("read_only"))
        setAttribute(bind, "readonly", "true()");
    writeTruth(bind, "readonly", "read_only", node);
    if (node.is("calculate") && !row.has("calculation") && !row.has("default"))
        m_parts.mistakes.error(row.place(), "calculationMissing", {{"name", node.name}});
    if (!row.has("trigger")) // else the trigger sets it
        writeExpression(bind, "calculate", "calculation", node);
    if (node.type != nullptr && !node.type->preload.empty()) {
        setAttribute(bind, "jr:preload", std::string(node.type->preload));
        setAttribute(bind, "jr:preloadParams", std::string(node.type->preloadParams));
    }
    if (const auto pixels = node.parameters.find("max-pixels"); pixels != node.parameters.end())
        setAttribute(bind, "orx:max-pixels", pixels->second);
    if (node.is("audio"))
        if (const auto quality = node.parameters.find("quality"); quality != node.parameters.end())
            setAttribute(bind, "odk:quality", quality->second);
    writeDifficulty(bind, node);
    writeAttributes(bind, "bind", node, m_parts.references);
    const bool saysNothing = !node.isQuestion() && bind.first_attribute() == bind.last_attribute();
    if (saysNothing)
        model.remove_child(bind);
}

void ModelWriter::writeDifficulty(pugi::xml_node bind, const FormNode& node)
{
    const FormRow& row = *node.row;
    const std::string& category = row.text("wupan::category");
    if (row.has("wupan::difficulty_when") != row.has("wupan::category"))
        m_parts.mistakes.error(
            row.place(row.has("wupan::category") ? "wupan::category" : "wupan::difficulty_when"),
            "difficultyHalf");
    if (!category.empty() && !parseWord<Category>(category)) {
        std::string known;
        for (const auto& [value, name] : WordTable<Category>::entries)
            known.append(known.empty() ? "" : ", ").append(name);
        m_parts.mistakes.error(row.place("wupan::category"), "noCategory",
                               {{"text", category}, {"known", known}});
    }
    writeExpression(bind, "wupan:difficulty-when", "wupan::difficulty_when", node);
    if (!category.empty())
        setAttribute(bind, "wupan:category", category);
}

void ModelWriter::writeMetaBinds(pugi::xml_node model)
{
    const FormNode& root = m_parts.tree.root();
    const FormRow& settings = m_parts.tables.settings;
    pugi::xml_node id = model.append_child("bind");
    setAttribute(id, "nodeset", root.path + "/meta/instanceID");
    setAttribute(id, "type", "string");
    setAttribute(id, "readonly", "true()");
    setAttribute(id, "jr:preload", "uid");
    if (settings.has("instance_name")) {
        pugi::xml_node name = model.append_child("bind");
        setAttribute(name, "nodeset", root.path + "/meta/instanceName");
        setAttribute(name, "type", "string");
        setAttribute(name, "calculate",
                     m_parts.references.inExpression(settings.text("instance_name"), root,
                                                     settings.place("instance_name")));
    }
    if (const FormNode* audit = m_parts.tree.audit()) {
        pugi::xml_node bind = model.append_child("bind");
        setAttribute(bind, "nodeset", audit->path);
        setAttribute(bind, "type", "binary");
        for (const auto& [name, value] : audit->parameters)
            setAttribute(bind, ("odk:" + name).c_str(), value);
    }
}

} // namespace wupan
