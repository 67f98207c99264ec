#include "core/forms/body_reader.h"

#include "core/forms/form_xml.h"
#include "core/forms/value.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace wupan::forms {
namespace {

/// Elements that say something about the element they stand in.
constexpr std::array<std::string_view, 10> kParts{"label", "hint",    "help",     "alert",
                                                  "item",  "itemset", "setvalue", "setgeopoint",
                                                  "value", "copy"};

bool isPart(std::string_view name)
{
    return std::ranges::find(kParts, name) != kParts.end();
}

/// "/data/site" of a repeat's nodeset or a group's ref, relative to `parent`.
std::string absolute(const std::string& reference, const std::string& parent)
{
    const std::string_view plain = trimmed(reference);
    if (plain.empty() || plain.starts_with('/'))
        return std::string(plain);
    return parent + "/" + std::string(plain.starts_with("./") ? plain.substr(2) : plain);
}

void collectRepeats(const pugi::xml_node& element, const std::string& parent,
                    std::set<std::string>& repeats)
{
    for (const pugi::xml_node& child : element.children()) {
        const std::string_view name = localName(child.name());
        if (name != "group" && name != "repeat")
            continue;
        std::string path =
            absolute(attributeNamed(child, name == "group" ? "ref" : "nodeset"), parent);
        if (path.empty())
            path = parent;
        if (name == "repeat")
            repeats.insert(withoutPrefixes(path));
        collectRepeats(child, path, repeats);
    }
}

/// The repeat that a group does nothing but name: the way XLSForm tools write repeats.
pugi::xml_node namedRepeat(const pugi::xml_node& group)
{
    pugi::xml_node only;
    for (const pugi::xml_node& child : group.children()) {
        if (child.type() != pugi::node_element || isPart(localName(child.name())))
            continue;
        if (only || localName(child.name()) != "repeat")
            return {};
        only = child;
    }
    return only;
}

std::optional<QuestionType> inputType(const std::string& type)
{
    static const std::map<std::string_view, QuestionType> kTypes{
        {"", QuestionType::text},
        {"string", QuestionType::text},
        {"int", QuestionType::integer},
        {"integer", QuestionType::integer},
        {"long", QuestionType::integer},
        {"decimal", QuestionType::decimal},
        {"double", QuestionType::decimal},
        {"float", QuestionType::decimal},
        {"date", QuestionType::date},
        {"time", QuestionType::time},
        {"dateTime", QuestionType::dateTime},
        {"geopoint", QuestionType::geopoint},
        {"geotrace", QuestionType::geotrace},
        {"geoshape", QuestionType::geoshape},
        {"barcode", QuestionType::barcode}};
    const auto found = kTypes.find(type);
    return found == kTypes.end() ? std::nullopt : std::optional(found->second);
}

QuestionType uploadType(const std::string& mediaType)
{
    if (mediaType.starts_with("image/"))
        return QuestionType::photo;
    if (mediaType.starts_with("audio/"))
        return QuestionType::audio;
    return mediaType.starts_with("video/") ? QuestionType::video : QuestionType::file;
}

} // namespace

std::set<std::string> BodyReader::repeatsOf(const pugi::xml_node& body)
{
    std::set<std::string> repeats;
    collectRepeats(body, {}, repeats);
    return repeats;
}

void BodyReader::read(const pugi::xml_node& body)
{
    bool loose = false; // in a section of questions without a group
    for (const pugi::xml_node& child : body.children()) {
        if (child.type() != pugi::node_element || isPart(localName(child.name())))
            continue;
        const std::string_view name = localName(child.name());
        const bool group = name == "group" || name == "repeat";
        if (group && loose)
            endSection();
        if (group) {
            loose = false;
            readTopGroup(child);
            continue;
        }
        if (!loose) {
            beginSection(referenceOf(child, {}));
            m_form.sections.back().label.set(
                m_form.languages.empty() ? "" : m_form.languages.front(), m_form.title);
        }
        loose = true;
        readElement(child, {});
    }
    if (loose)
        endSection();
}

void BodyReader::beginSection(const std::string& path)
{
    Section section;
    section.path = path;
    section.firstItem = m_form.items.size();
    section.firstQuestion = m_form.questions.size();
    m_form.sections.push_back(std::move(section));
}

void BodyReader::endSection()
{
    Section& section = m_form.sections.back();
    section.itemEnd = m_form.items.size();
    section.questionCount = m_form.questions.size() - section.firstQuestion;
}

void BodyReader::readTopGroup(const pugi::xml_node& group)
{
    const bool repeats = localName(group.name()) == "repeat";
    std::string path =
        repeats ? absolute(attributeNamed(group, "nodeset"), {}) : referenceOf(group, {});
    const std::optional<Plate> plate = plateOf(group, std::nullopt);
    const NodeIndex node = path.empty() ? 0 : m_model.find(path);
    if (node == kNone)
        return m_readers.problems.add(std::string(group.name()) + " " + path,
                                      "the instance has no such node");
    if (path.empty())
        path = "group " + std::to_string(m_form.sections.size() + 1); // it has no node of its own
    beginSection(path);
    m_form.sections.back().plate = plate;
    m_form.sections.back().label = m_readers.texts.read(childNamed(group, "label"), node).text;
    const Place place{node == 0 ? std::string() : path, 0, plate, node};
    if (repeats)
        readRepeat(group, {{}, 0, plate, 0}, {});
    else if (const pugi::xml_node repeat = namedRepeat(group))
        readRepeat(repeat, place, childNamed(group, "label"));
    else
        readChildren(group, place);
    endSection();
}

std::optional<Plate> BodyReader::plateOf(const pugi::xml_node& group,
                                         std::optional<Plate> inherited)
{
    const pugi::xml_attribute named = group.attribute("wupan:plate");
    if (!named)
        return inherited;
    const auto plate = parseWord<Plate>(named.value());
    if (!plate)
        m_readers.problems.add("group " + attributeNamed(group, "ref"),
                               "wupan:plate must name one of the five plates");
    return plate;
}

std::string BodyReader::referenceOf(const pugi::xml_node& element, const Place& place) const
{
    if (const std::string bind = attributeNamed(element, "bind"); !bind.empty())
        return m_readers.model.nodesetOf(bind);
    return absolute(attributeNamed(element, "ref"), place.path);
}

void BodyReader::readChildren(const pugi::xml_node& parent, const Place& place)
{
    for (const pugi::xml_node& child : parent.children())
        if (child.type() == pugi::node_element && !isPart(localName(child.name())))
            readElement(child, place);
}

void BodyReader::readElement(const pugi::xml_node& element, const Place& place)
{
    const std::string_view name = localName(element.name());
    if (name == "group")
        readGroup(element, place);
    else if (name == "repeat")
        readRepeat(element, place, {});
    else
        readControl(element, place);
}

void BodyReader::readGroup(const pugi::xml_node& group, const Place& place)
{
    if (const pugi::xml_node repeat = namedRepeat(group))
        return readRepeat(repeat, place, childNamed(group, "label"));
    const std::string path = referenceOf(group, place);
    const NodeIndex node = path.empty() ? place.context : m_model.find(path);
    if (node == kNone)
        return m_readers.problems.add("group " + path, "the instance has no such node");
    Group read;
    read.path = path;
    TranslatedText label = m_readers.texts.read(childNamed(group, "label"), node);
    read.label = std::move(label.text);
    read.media = std::move(label.media);
    read.appearances = wordsOf(attributeNamed(group, "appearance"));
    read.plate = plateOf(group, place.plate);
    if (!path.empty())
        m_model.nodes[node].group = m_form.groups.size();
    const std::size_t item = m_form.items.size();
    m_form.items.push_back({true, m_form.groups.size(), 0, place.level, node});
    const Place inner{path.empty() ? place.path : path, place.level + 1, read.plate, node};
    m_form.groups.push_back(std::move(read));
    readChildren(group, inner);
    m_form.items[item].end = m_form.items.size();
}

void BodyReader::readRepeat(const pugi::xml_node& repeat, const Place& place,
                            const pugi::xml_node& label)
{
    const std::string path = absolute(attributeNamed(repeat, "nodeset"), place.path);
    const NodeIndex node = m_model.find(path);
    const std::string where = "repeat " + path;
    if (node == kNone)
        return m_readers.problems.add(where, "the instance has no such node");
    if (node == 0 || m_model.nodes[node].group)
        return m_readers.problems.add(where, node == 0 ? "the root cannot repeat"
                                                       : "this node already has a group");
    Group read;
    read.path = path;
    read.repeats = true;
    const pugi::xml_node own = childNamed(repeat, "label");
    TranslatedText text = m_readers.texts.read(own ? own : label, node);
    read.label = std::move(text.text);
    read.media = std::move(text.media);
    read.appearances = wordsOf(attributeNamed(repeat, "appearance"));
    read.plate = plateOf(repeat, place.plate);
    const std::string count = attributeNamed(repeat, "count");
    read.counted = !count.empty();
    const std::string fixed = attributeNamed(repeat, "noAddRemove");
    read.addsRemoves = !read.counted && fixed != "true()" && fixed != "true";
    if (read.counted)
        m_readers.model.addCell(CellKind::count, node, count, where + ", jr:count");
    m_model.nodes[node].group = m_form.groups.size();
    const std::size_t item = m_form.items.size();
    m_form.items.push_back({true, m_form.groups.size(), 0, place.level, node});
    const Place inner{path, place.level + 1, read.plate, node};
    m_form.groups.push_back(std::move(read));
    m_readers.model.readActions(repeat, node);
    readChildren(repeat, inner);
    m_form.items[item].end = m_form.items.size();
}

std::optional<QuestionType> BodyReader::typeOf(const pugi::xml_node& control, const ModelNode& node)
{
    const std::string_view name = localName(control.name());
    if (name == "select1")
        return QuestionType::selectOne;
    if (name == "select")
        return QuestionType::selectMultiple;
    if (name == "rank")
        return QuestionType::rank;
    if (name == "upload")
        return uploadType(attributeNamed(control, "mediatype"));
    if (name == "trigger")
        return QuestionType::acknowledge;
    if (hasAttribute(control, "query"))
        return std::nullopt; // choices from a database of one client
    const bool input = name == "input" || name == "textarea" || name == "secret";
    if (!input && name != "range")
        return std::nullopt;
    if (node.readonlyAlways)
        return QuestionType::note;
    const auto type = inputType(node.type);
    if (name == "range" && type != QuestionType::integer && type != QuestionType::decimal)
        return node.type.empty() ? std::optional(QuestionType::decimal) : std::nullopt;
    return type;
}

void BodyReader::readControl(const pugi::xml_node& control, const Place& place)
{
    const std::string path = referenceOf(control, place);
    const std::string where = std::string(control.name()) + " " + path;
    const NodeIndex node = m_model.find(path);
    if (node == kNone)
        return m_readers.problems.add(where, "the instance has no such node");
    if (m_model.nodes[node].question)
        return m_readers.problems.add(where, "this node already has a question");
    const auto type = typeOf(control, m_model.nodes[node]);
    if (!type)
        return m_readers.problems.add(where, "this kind of question is not supported (bind type '" +
                                                 m_model.nodes[node].type + "')");
    if (!m_model.nodes[node].children.empty() &&
        !m_model.nodes[m_model.nodes[node].children[0]].isAttribute)
        return m_readers.problems.add(where, "this node has others in it and can hold no answer");
    Question question;
    question.path = m_model.nodes[node].path;
    question.type = *type;
    question.plate = place.plate;
    question.appearances = wordsOf(attributeNamed(control, "appearance"));
    question.mediaType = attributeNamed(control, "mediatype");
    for (const std::string& word : question.appearances)
        if (word.starts_with("search("))
            m_readers.problems.add(where, "search() is not supported: use choices from a file");
    TranslatedText label = m_readers.texts.read(childNamed(control, "label"), node);
    TranslatedText hint = m_readers.texts.read(childNamed(control, "hint"), node);
    question.label = std::move(label.text);
    question.media = std::move(label.media);
    question.hint = std::move(hint.text);
    question.guidance = std::move(hint.guidance);
    applyBind(node, question);
    if (localName(control.name()) == "range")
        readRange(control, question, where);
    for (const pugi::xml_attribute& attribute : control.attributes())
        if (const std::string_view name = localName(attribute.name());
            name != "ref" && name != "appearance" && name != "mediatype" && name != "bind")
            question.parameters[std::string(name)] = attribute.value();
    const bool selects = *type == QuestionType::selectOne ||
                         *type == QuestionType::selectMultiple || *type == QuestionType::rank;
    if (selects)
        m_readers.choices.read(control, node, question, m_form.questions.size());
    m_model.nodes[node].question = m_form.questions.size();
    m_form.items.push_back(
        {false, m_form.questions.size(), m_form.items.size() + 1, place.level, node});
    m_form.questions.push_back(std::move(question));
    m_readers.model.readActions(control, node);
}

void BodyReader::readRange(const pugi::xml_node& control, Question& question,
                           const std::string& where)
{
    Range range;
    const auto read = [&](const char* name, double& into) {
        if (const std::string text = attributeNamed(control, name); !text.empty())
            into = parseNumber(text);
    };
    read("start", range.start);
    read("end", range.end);
    read("step", range.step);
    if (!std::isfinite(range.start) || !std::isfinite(range.end) || !std::isfinite(range.step) ||
        range.step == 0)
        return m_readers.problems.add(where, "start, end and step must be numbers, step not 0");
    range.step = range.end < range.start ? -std::abs(range.step) : std::abs(range.step);
    question.range = range;
}

void BodyReader::applyBind(NodeIndex node, Question& question)
{
    const QuestionBind& bind = m_readers.model.questionBind(node);
    question.constraintMessage = bind.constraintMessage;
    question.requiredMessage = bind.requiredMessage;
    question.difficultyWhen = bind.difficultyWhen;
    question.category = bind.category.value_or(Category::other);
    question.parameters = bind.parameters;
}

void BodyReader::addCalculated()
{
    for (NodeIndex i = 0; i < m_model.nodes.size(); ++i) {
        ModelNode& node = m_model.nodes[i];
        if (node.cell(CellKind::calculate) == kNone || node.question)
            continue;
        Question question;
        question.path = node.path;
        question.type = QuestionType::calculated;
        applyBind(i, question);
        node.question = m_form.questions.size();
        m_form.questions.push_back(std::move(question));
    }
}

} // namespace wupan::forms
