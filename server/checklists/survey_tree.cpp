#include "server/checklists/survey_tree.h"

#include "core/forms/form_xml.h"
#include "server/checklists/sheet_values.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>

namespace wupan {
namespace {

std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

/// One blank between words.
std::string spaced(std::string_view text)
{
    std::istringstream words{std::string(text)};
    std::string out;
    for (std::string word; words >> word;)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

/// What "begin group" or "end_repeat" says.
struct Bracket
{
    bool begins = false;
    FormNode::Kind kind = FormNode::Kind::group;
};

std::optional<Bracket> bracketOf(const std::string& type)
{
    std::string word = lowered(type);
    std::ranges::replace(word, '_', ' ');
    Bracket bracket;
    bracket.begins = word.starts_with("begin ");
    if (!bracket.begins && !word.starts_with("end "))
        return std::nullopt;
    const std::string what = word.substr(word.find(' ') + 1);
    if (what == "repeat" || what == "lgroup" || what == "looped group")
        bracket.kind = FormNode::Kind::repeat;
    else if (what != "group")
        return std::nullopt;
    return bracket;
}

std::string_view wordOf(FormNode::Kind kind)
{
    return kind == FormNode::Kind::repeat ? "repeat" : "group";
}

bool isOther(const std::string& word)
{
    return word == "or_other" || word == "or other" || word == "or specify other";
}

} // namespace

bool FormNode::isWithin(const FormNode& other) const
{
    for (const FormNode* node = parent; node != nullptr; node = node->parent)
        if (node == &other)
            return true;
    return false;
}

const FormNode* FormNode::nearestRepeat() const
{
    for (const FormNode* node = parent; node != nullptr; node = node->parent)
        if (node->kind == Kind::repeat)
            return node;
    return nullptr;
}

std::string soleReference(std::string_view text)
{
    const std::string whole = trimmed(text);
    if (!whole.starts_with("${") || whole.find('}') != whole.size() - 1)
        return {};
    return trimmed(whole.substr(2, whole.size() - 3));
}

SurveyTree::SurveyTree(const FormTables& tables, Mistakes& mistakes)
    : m_mistakes(mistakes)
    , m_root(std::make_unique<FormNode>())
    , m_open(m_root.get())
{
    const std::string& name = tables.settings.text("name");
    m_root->kind = FormNode::Kind::root;
    m_root->row = &tables.settings;
    m_root->name = name.empty() ? "data" : name;
    m_root->path = "/" + m_root->name;
    if (!isName(m_root->name))
        mistakes.error(tables.settings.place("name"), "badName", {{"name", name}});
    for (const FormRow& row : tables.survey)
        take(row);
    for (const FormRow* row : m_begun)
        mistakes.error(row->place("type"), "notEnded",
                       {{"type", row->text("type")}, {"name", row->text("name")}});
    if (m_root->children.empty() && !mistakes.hasErrors())
        mistakes.error({"survey", 0, 0, {}}, "noQuestions");
}

std::vector<const FormNode*> SurveyTree::named(const std::string& name) const
{
    std::vector<const FormNode*> found;
    const auto [begin, end] = m_byName.equal_range(name);
    for (auto entry = begin; entry != end; ++entry)
        found.push_back(entry->second);
    return found;
}

std::vector<std::string> SurveyTree::names() const
{
    std::vector<std::string> all;
    for (const auto& [name, node] : m_byName)
        all.push_back(name);
    return all;
}

void SurveyTree::take(const FormRow& row)
{
    if (isYes(row.text("disabled")))
        return;
    const std::string type = spaced(row.text("type"));
    if (type.empty()) {
        m_mistakes.error(row.place(), "typeMissing");
        return;
    }
    if (const auto bracket = bracketOf(type))
        return bracket->begins ? begin(row, bracket->kind) : end(row, bracket->kind);
    addQuestion(row);
}

void SurveyTree::checkName(const FormRow& row, const std::string& name)
{
    if (name.empty())
        m_mistakes.error(row.place(), "nameMissing", {{"type", row.text("type")}});
    else if (!isName(name))
        m_mistakes.error(row.place("name"), "badName", {{"name", name}});
    else if (m_open == m_root.get() && lowered(name) == "meta")
        m_mistakes.error(row.place("name"), "nameReserved", {{"name", name}});
}

FormNode* SurveyTree::add(std::unique_ptr<FormNode> node)
{
    node->parent = m_open;
    node->path = m_open->path + "/" + node->name;
    if (++m_count == kMostNodes + 1)
        m_mistakes.error(node->row->place(), "tooManyQuestions",
                         {{"most", std::to_string(kMostNodes)}});
    if (m_count > kMostNodes)
        return nullptr;
    if (isName(node->name)) {
        const std::size_t row = node->row->place().row;
        const auto [first, isNew] = m_rowOfPath.emplace(node->path, row);
        const auto [spelling, isFirst] = m_spelling.emplace(lowered(node->path), node->name);
        if (!isNew)
            m_mistakes.error(node->row->place("name"), "nameTwice",
                             {{"name", node->name}, {"row", std::to_string(first->second)}});
        else if (!isFirst)
            m_mistakes.warning(node->row->place("name"), "nameLike",
                               {{"name", node->name}, {"like", spelling->second}});
        m_byName.emplace(node->name, node.get());
    }
    m_open->children.push_back(std::move(node));
    return m_open->children.back().get();
}

void SurveyTree::begin(const FormRow& row, FormNode::Kind kind)
{
    auto node = std::make_unique<FormNode>();
    node->kind = kind;
    node->row = &row;
    node->name = row.text("name");
    checkName(row, node->name);
    m_begun.push_back(&row);
    if (m_begun.size() == kMostLevels + 1)
        m_mistakes.error(row.place(), "tooDeep", {{"most", std::to_string(kMostLevels)}});
    if (m_begun.size() > kMostLevels)
        return;
    if (kind == FormNode::Kind::repeat)
        addCount(row);
    else if (row.has("repeat_count"))
        m_mistakes.error(row.place("repeat_count"), "countWithoutRepeat");
    if (FormNode* added = add(std::move(node)))
        m_open = added;
}

void SurveyTree::end(const FormRow& row, FormNode::Kind kind)
{
    if (m_begun.empty()) {
        m_mistakes.error(row.place("type"), "notBegun", {{"type", row.text("type")}});
        return;
    }
    const FormRow* begun = m_begun.back();
    const auto opened = bracketOf(spaced(begun->text("type")));
    if (opened && opened->kind != kind) {
        m_mistakes.error(row.place("type"), "endsOther",
                         {{"type", row.text("type")},
                          {"begun", std::string(wordOf(opened->kind))},
                          {"name", begun->text("name")},
                          {"row", std::to_string(begun->place().row)}});
    } else if (row.has("name") && row.text("name") != begun->text("name")) {
        m_mistakes.warning(row.place("name"), "endNamedOther",
                           {{"name", row.text("name")}, {"begun", begun->text("name")}});
    }
    m_begun.pop_back();
    if (m_open != m_root.get() && m_open->row == begun)
        m_open = m_open->parent;
}

/// A select's list is behind its type: "select_one yes_no or_other".
bool SurveyTree::readSelect(const FormRow& row, FormNode& node)
{
    std::istringstream stream{spaced(row.text("type"))};
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    for (std::size_t count = std::min<std::size_t>(words.size(), 6); count > 0; --count) {
        std::string head = words[0];
        for (std::size_t i = 1; i < count; ++i)
            head += " " + words[i];
        const QuestionType* type = findQuestionType(head);
        const bool selects = type != nullptr && (type->control == FormControl::select ||
                                                 type->control == FormControl::selectMany ||
                                                 type->control == FormControl::rank);
        if (!selects)
            continue;
        node.type = type;
        std::string rest;
        for (std::size_t i = count + 1; i < words.size(); ++i)
            rest += (rest.empty() ? "" : " ") + words[i];
        node.list = count < words.size() ? words[count] : "";
        node.orOther = isOther(lowered(rest));
        const bool isFile = type->name.ends_with("_from_file");
        node.choices = isFile                        ? FormNode::Choices::file
                       : node.list.starts_with("${") ? FormNode::Choices::repeat
                                                     : FormNode::Choices::list;
        if (node.list.empty())
            m_mistakes.error(row.place("type"), isFile ? "fileMissing" : "listMissing",
                             {{"type", std::string(type->name)}});
        else if (!rest.empty() && !node.orOther)
            m_mistakes.error(row.place("type"), "typeTooLong", {{"rest", rest}});
        else if (node.orOther && node.choices != FormNode::Choices::list)
            m_mistakes.error(row.place("type"), "otherWithoutList");
        else if (node.orOther && type->control == FormControl::rank)
            m_mistakes.error(row.place("type"), "otherOfRank");
        return true;
    }
    return false;
}

void SurveyTree::readParameters(const FormRow& row, FormNode& node)
{
    std::string text = row.text("parameters");
    // "start = 1; end = 5, step=1"
    std::ranges::replace(text, ';', ' ');
    std::ranges::replace(text, ',', ' ');
    std::string joined;
    for (const char c : spaced(text)) {
        if (c == '=' && joined.ends_with(' '))
            joined.pop_back();
        if (c != ' ' || !joined.ends_with('='))
            joined += c;
    }
    std::istringstream words{joined};
    for (std::string word; words >> word;) {
        const std::size_t sign = word.find('=');
        if (sign == std::string::npos || sign == 0 || sign + 1 == word.size()) {
            m_mistakes.error(row.place("parameters"), "parameterShape", {{"text", word}});
            continue;
        }
        const std::string name = lowered(word.substr(0, sign));
        if (node.type->parameters.find(" " + name + " ") == std::string_view::npos)
            m_mistakes.error(row.place("parameters"), "parameterUnknown",
                             {{"name", name},
                              {"type", std::string(node.type->name)},
                              {"known", spaced(node.type->parameters)}});
        else
            node.parameters[name] = word.substr(sign + 1);
    }
}

void SurveyTree::addQuestion(const FormRow& row)
{
    auto node = std::make_unique<FormNode>();
    node->row = &row;
    node->name = row.text("name");
    const std::string written = spaced(row.text("type"));
    if (!readSelect(row, *node))
        node->type = findQuestionType(written);
    if (node->type == nullptr) {
        const std::string like(likeliestQuestionType(written));
        const bool isExternal = lowered(written).starts_with("select_one_external");
        m_mistakes.error(row.place("type"),
                         isExternal     ? "externalSelect"
                         : like.empty() ? "typeUnknown"
                                        : "typeLike",
                         {{"type", written}, {"like", like}});
    }
    const bool isAudit = node->is("audit");
    if (isAudit && node->name.empty())
        node->name = "audit";
    const bool mayLackName = node->is("note") && node->name.empty() && row.has("label");
    if (mayLackName) // as pyxform names them
        node->name = "generated_note_name_" + std::to_string(row.place().row);
    checkName(row, node->name);
    if (isAudit && node->name != "audit")
        m_mistakes.error(row.place("name"), "auditName", {{"name", node->name}});
    if (node->type != nullptr)
        readParameters(row, *node);
    if (isAudit) {
        node->path = m_root->path + "/meta/audit";
        node->parent = m_root.get();
        if (m_audit != nullptr)
            m_mistakes.error(row.place("type"), "auditTwice");
        m_audit = m_root->children.emplace_back(std::move(node)).get();
        return;
    }
    const FormNode* added = add(std::move(node));
    if (added != nullptr && added->orOther)
        addOther(*added);
}

/// The text that says what "other" is.
void SurveyTree::addOther(const FormNode& node)
{
    FormRow& row = m_made.emplace_back(node.row->place());
    const SheetPlace& place = node.row->place("type");
    row.put("relevant", {"selected(${" + node.name + "}, 'other')", {}, place});
    for (const FormCell* label : node.row->cells("label")) {
        const bool isChinese = forms::languageCode(label->language).starts_with("zh");
        row.put("label", {isChinese ? "请说明“其他”" : "Specify other.", label->language, place});
    }
    auto other = std::make_unique<FormNode>();
    other->row = &row;
    other->name = node.name + "_other";
    other->type = findQuestionType("text");
    add(std::move(other));
}

/// How many instances a repeat has, when that is worked out: XForms count by a node.
void SurveyTree::addCount(const FormRow& row)
{
    const std::string& count = row.text("repeat_count");
    if (count.empty() || !soleReference(count).empty())
        return;
    FormRow& made = m_made.emplace_back(row.place());
    made.put("calculation", {count, {}, row.place("repeat_count")});
    auto node = std::make_unique<FormNode>();
    node->row = &made;
    node->name = row.text("name") + "_count";
    node->type = findQuestionType("calculate");
    add(std::move(node));
}

} // namespace wupan
