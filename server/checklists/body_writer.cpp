#include "server/checklists/body_writer.h"

#include "core/model/words.h"
#include "server/checklists/sheet_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace wupan {
namespace {

const char* elementOf(FormControl control)
{
    switch (control) {
    case FormControl::upload:
        return "upload";
    case FormControl::range:
        return "range";
    case FormControl::trigger:
        return "trigger";
    case FormControl::select:
        return "select1";
    case FormControl::selectMany:
        return "select";
    case FormControl::rank:
        return "odk:rank";
    case FormControl::none:
    case FormControl::input:
        break;
    }
    return "input";
}

std::optional<double> numberOf(const std::string& text)
{
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failure == std::errc{} && end == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

void BodyWriter::write(pugi::xml_node body)
{
    const FormRow& settings = m_parts.tables.settings;
    if (settings.has("style"))
        setAttribute(body, "class", settings.text("style"));
    noteTriggers(m_parts.tree.root());
    writeChildren(body, m_parts.tree.root());
}

void BodyWriter::noteTriggers(const FormNode& node)
{
    for (const auto& child : node.children) {
        noteTrigger(*child);
        noteTriggers(*child);
    }
}

void BodyWriter::noteTrigger(const FormNode& node)
{
    const std::string& text = node.row->text("trigger");
    const SheetPlace& place = node.row->place("trigger");
    if (node.is("background-geopoint") && text.empty())
        m_parts.mistakes.error(node.row->place("type"), "triggerMissing");
    std::size_t at = 0;
    while (at < text.size()) { // one, or several with commas
        const std::size_t end = std::min(text.find(',', at), text.size());
        const std::string name = soleReference(std::string_view(text).substr(at, end - at));
        at = end + 1;
        if (name.empty()) {
            m_parts.mistakes.error(place, "triggerShape", {{"text", text}});
            return;
        }
        const FormNode* by = m_parts.references.find(name, place);
        if (by != nullptr && !by->hasControl())
            m_parts.mistakes.error(place, "triggerHidden", {{"name", name}});
        else if (by != nullptr)
            m_triggered.emplace(by, &node);
    }
}

void BodyWriter::writeChildren(pugi::xml_node parent, const FormNode& node)
{
    for (const auto& child : node.children) {
        if (!child->isQuestion())
            writeGroup(parent, *child);
        else if (child->hasControl())
            writeQuestion(parent, *child);
    }
}

void BodyWriter::writeAppearance(pugi::xml_node control, const FormNode& node)
{
    const std::string& appearance = node.row->text("appearance");
    if (!appearance.empty())
        setAttribute(
            control, "appearance",
            m_parts.references.inAttribute(appearance, node, node.row->place("appearance")));
    for (const auto& [key, cell] : node.row->all())
        if (key.starts_with("body::"))
            setAttribute(control, key.substr(6).c_str(), cell.text);
}

void BodyWriter::writeGroup(pugi::xml_node parent, const FormNode& node)
{
    const FormRow& row = *node.row;
    pugi::xml_node group = parent.append_child("group");
    setAttribute(group, "ref", node.path);
    const std::string& plate = row.text("wupan::plate");
    if (!plate.empty() && !parseWord<Plate>(plate)) {
        std::string known;
        for (const auto& [value, name] : WordTable<Plate>::entries)
            known.append(known.empty() ? "" : ", ").append(name);
        m_parts.mistakes.error(row.place("wupan::plate"), "noPlate",
                               {{"text", plate}, {"known", known}});
    } else if (!plate.empty() && node.parent->kind != FormNode::Kind::root) {
        m_parts.mistakes.error(row.place("wupan::plate"), "plateWithin");
    }
    if (!plate.empty())
        setAttribute(group, "wupan:plate", plate);
    writeAppearance(group, node);
    m_parts.texts.writeLabel(group, node);
    if (node.children.empty())
        m_parts.mistakes.warning(row.place(), "groupEmpty", {{"name", node.name}});
    if (node.kind == FormNode::Kind::repeat)
        writeRepeat(group, node);
    else
        writeChildren(group, node);
}

void BodyWriter::writeRepeat(pugi::xml_node group, const FormNode& node)
{
    const FormRow& row = *node.row;
    pugi::xml_node repeat = group.append_child("repeat");
    setAttribute(repeat, "nodeset", node.path);
    // An old client looks for the appearance on either.
    if (row.has("appearance"))
        setAttribute(repeat, "appearance", row.text("appearance"));
    if (const std::string& count = row.text("repeat_count"); !count.empty()) {
        const std::string counted =
            soleReference(count).empty() ? "${" + node.name + "_count}" : count;
        setAttribute(repeat, "jr:count",
                     m_parts.references.inExpression(counted, node, row.place("repeat_count")));
        setAttribute(repeat, "jr:noAddRemove", "true()");
    }
    writeChildren(repeat, node);
    writeNewValues(repeat, node);
}

void BodyWriter::writeNewValues(pugi::xml_node repeat, const FormNode& node)
{
    for (const auto& child : node.children) {
        if (child->kind == FormNode::Kind::repeat)
            continue; // it has its own
        writeFirstValue(repeat, *child, "odk-instance-first-load odk-new-repeat",
                        m_parts.references);
        writeNewValues(repeat, *child);
    }
}

void BodyWriter::writeQuestion(pugi::xml_node parent, const FormNode& node)
{
    const FormRow& row = *node.row;
    pugi::xml_node control = parent.append_child(elementOf(node.type->control));
    setAttribute(control, "ref", node.path);
    if (!node.type->mediaType.empty())
        setAttribute(control, "mediatype", std::string(node.type->mediaType));
    if (node.is("range"))
        writeRange(control, node);
    writeParameters(control, node);
    writeAppearance(control, node);
    if (row.has("wupan::plate"))
        m_parts.mistakes.error(row.place("wupan::plate"), "plateWithin");
    checkSearch(node);
    m_parts.texts.writeLabel(control, node);
    m_parts.texts.writeHint(control, node);
    const bool isCalculated = row.has("calculation") && !row.has("trigger");
    const bool isLabelled = row.has("label") || row.has("hint") || row.has("guidance_hint") ||
                            row.has("image") || row.has("audio") || row.has("video");
    if (!isLabelled && !isCalculated)
        m_parts.mistakes.error(row.place(), "labelMissing", {{"name", node.name}});
    writeChoices(control, node);
    writeTriggered(control, node);
}

void BodyWriter::writeRange(pugi::xml_node control, const FormNode& node)
{
    const auto valueOf = [&](const std::string& name, const std::string& otherwise) {
        const auto found = node.parameters.find(name);
        return found == node.parameters.end() ? otherwise : found->second;
    };
    const std::string start = valueOf("start", "1");
    const std::string end = valueOf("end", "10");
    const std::string step = valueOf("step", "1");
    for (const auto& [name, text] :
         {std::pair("start", start), std::pair("end", end), std::pair("step", step)})
        if (!numberOf(text))
            m_parts.mistakes.error(node.row->place("parameters"), "parameterNumber",
                                   {{"name", name}, {"text", text}});
    const auto width = numberOf(step);
    if (width && *width <= 0)
        m_parts.mistakes.error(node.row->place("parameters"), "rangeStep");
    else if (width && numberOf(start) && numberOf(end) &&
             *width > std::fabs(*numberOf(end) - *numberOf(start)))
        m_parts.mistakes.error(node.row->place("parameters"), "rangeWidth");
    setAttribute(control, "start", start);
    setAttribute(control, "end", end);
    setAttribute(control, "step", step);
}

void BodyWriter::writeParameters(pugi::xml_node control, const FormNode& node)
{
    const auto carry = [&](const char* parameter, const char* attribute) {
        if (const auto found = node.parameters.find(parameter); found != node.parameters.end())
            setAttribute(control, attribute, found->second);
    };
    carry("rows", "rows");
    carry("app", "intent");
    carry("capture-accuracy", "accuracyThreshold");
    carry("warning-accuracy", "unacceptableAccuracyThreshold");
    carry("allow-mock-accuracy", "odk:allow-mock-accuracy");
    carry("tick_interval", "odk:tick-interval");
    carry("tick_labelset", "odk:tick-labelset");
    carry("placeholder", "odk:placeholder");
}

void BodyWriter::checkSearch(const FormNode& node)
{
    if (node.row->text("appearance").find("search(") != std::string::npos)
        m_parts.mistakes.error(node.row->place("appearance"), "searchRefused");
}

std::string BodyWriter::choicesOfRepeat(const FormNode& node, std::string& value,
                                        std::string& label)
{
    const SheetPlace& place = node.row->place("type");
    const FormNode* question = m_parts.references.find(soleReference(node.list), place);
    if (question == nullptr)
        return {};
    const FormNode* repeat = question->nearestRepeat();
    if (repeat == nullptr) {
        m_parts.mistakes.error(place, "listNoRepeat", {{"name", question->name}});
        return {};
    }
    value = label = question->path.substr(repeat->path.size() + 1);
    const std::string& filter = node.row->text("choice_filter");
    const std::string condition = filter.empty()
                                      ? "./" + value + " != ''"
                                      : m_parts.references.inChoiceFilter(
                                            filter, node, node.row->place("choice_filter"), repeat);
    return repeat->path + "[" + condition + "]";
}

std::string BodyWriter::choicesOf(const FormNode& node, std::string& value, std::string& label)
{
    const SheetPlace& place = node.row->place("type");
    std::string id = node.list;
    if (node.choices == FormNode::Choices::file) {
        const bool isMap = node.list.ends_with(".geojson");
        const auto named = [&](const char* parameter, const char* otherwise) {
            const auto found = node.parameters.find(parameter);
            return found == node.parameters.end() ? std::string(otherwise) : found->second;
        };
        value = named("value", isMap ? "id" : "name");
        label = named("label", isMap ? "title" : "label");
        id = fileId(node.list);
    } else {
        if (!m_parts.lists.has(id)) {
            const std::string like = likeliest(id, m_parts.lists.names());
            if (!id.empty())
                m_parts.mistakes.error(place, like.empty() ? "listUnknown" : "listLike",
                                       {{"list", id}, {"like", like}});
            return {};
        }
        if (node.orOther)
            id = m_parts.lists.withOther(id, m_parts.texts);
        value = "name";
        label = m_parts.lists.isTranslated(id, m_parts.texts) ? "jr:itext(itextId)" : "label";
    }
    std::string nodeset = "instance('" + id + "')/root/item";
    if (const std::string& filter = node.row->text("choice_filter"); !filter.empty()) {
        const std::string condition =
            m_parts.references.inChoiceFilter(filter, node, node.row->place("choice_filter"));
        nodeset += "[" + condition + (node.orOther ? " or name = 'other'" : "") + "]";
    }
    return nodeset;
}

std::string BodyWriter::randomized(const FormNode& node, std::string nodeset)
{
    const auto wish = node.parameters.find("randomize");
    const auto seed = node.parameters.find("seed");
    const SheetPlace& place = node.row->place("parameters");
    if (wish == node.parameters.end() || !isYes(wish->second)) {
        if (seed != node.parameters.end())
            m_parts.mistakes.error(place, "seedAlone");
        else if (wish != node.parameters.end() && !isNo(wish->second))
            m_parts.mistakes.error(place, "parameterTruth",
                                   {{"name", "randomize"}, {"text", wish->second}});
        return nodeset;
    }
    if (seed == node.parameters.end())
        return "randomize(" + nodeset + ")";
    if (soleReference(seed->second).empty() && !numberOf(seed->second)) {
        m_parts.mistakes.error(place, "seedShape", {{"text", seed->second}});
        return nodeset;
    }
    return "randomize(" + nodeset + ", " +
           m_parts.references.inExpression(seed->second, node, place) + ")";
}

void BodyWriter::writeChoices(pugi::xml_node control, const FormNode& node)
{
    if (node.choices == FormNode::Choices::none) {
        if (node.row->has("choice_filter"))
            m_parts.mistakes.error(node.row->place("choice_filter"), "filterWithoutList");
        return;
    }
    std::string value;
    std::string label;
    const std::string nodeset = node.choices == FormNode::Choices::repeat
                                    ? choicesOfRepeat(node, value, label)
                                    : choicesOf(node, value, label);
    pugi::xml_node set = control.append_child("itemset");
    setAttribute(set, "nodeset", randomized(node, nodeset));
    setAttribute(set.append_child("value"), "ref", value);
    setAttribute(set.append_child("label"), "ref", label);
}

/// What changes when this question's answer does.
void BodyWriter::writeTriggered(pugi::xml_node control, const FormNode& node)
{
    const auto [begin, end] = m_triggered.equal_range(&node);
    for (auto entry = begin; entry != end; ++entry) {
        const FormNode& target = *entry->second;
        const bool isPlace = target.is("background-geopoint");
        pugi::xml_node set = control.append_child(isPlace ? "odk:setgeopoint" : "setvalue");
        setAttribute(set, "event", "xforms-value-changed");
        setAttribute(set, "ref", target.path);
        if (!isPlace && target.row->has("calculation"))
            setAttribute(set, "value",
                         m_parts.references.inExpression(target.row->text("calculation"), target,
                                                         target.row->place("calculation")));
    }
}

} // namespace wupan
