#include "core/forms/form_reader.h"

#include "core/base/utf8.h"
#include "core/forms/dependency_order.h"
#include "core/forms/form_xml.h"

#include <algorithm>

namespace wupan::forms {
namespace {

constexpr std::size_t kMaxBytes = 4ULL * 1024 * 1024;
constexpr int kMaxNesting = 64;
constexpr std::size_t kMaxQuestions = 5'000;
constexpr const char* kPlainText = "values inside a text are not supported in this version";

bool isOurs(const pugi::xml_attribute& attribute)
{
    return std::string_view(attribute.name()).starts_with("wupan:");
}

std::ptrdiff_t lineAt(std::string_view text, std::size_t offset)
{
    return 1 + std::ranges::count(text.substr(0, offset), '\n');
}

} // namespace

void FormReader::problem(const std::string& where, const std::string& what)
{
    m_problems.push_back(where + ": " + what);
}

Result<FormPtr> FormReader::read(std::string_view xml)
{
    if (xml.size() > kMaxBytes)
        return Error{ErrorCode::tooLarge, "the form has more than 4 MB"};
    if (!isUtf8(xml))
        return Error{ErrorCode::unreadableFile, "the form is not UTF-8: save it as UTF-8"};
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        return Error{ErrorCode::unreadableFile,
                     "not well-formed XML in line " +
                         std::to_string(lineAt(xml, static_cast<std::size_t>(parsed.offset))) +
                         ": " + parsed.description()};
    if (nestsDeeperThan(kMaxNesting, document))
        return Error{ErrorCode::tooLarge, "the form's elements are nested more than 64 deep"};
    const pugi::xml_node html = childNamed(document, "html");
    const pugi::xml_node head = childNamed(html, "head");
    const pugi::xml_node model = childNamed(head, "model");
    const pugi::xml_node body = childNamed(html, "body");
    if (!model || !body)
        return Error{ErrorCode::unreadableFile,
                     "this is not an XForm: it has no h:head/model or no h:body"};
    m_form.title = childNamed(head, "title").text().get();
    readModel(model);
    for (const pugi::xml_node& child : body.children())
        if (child.type() == pugi::node_element)
            readSection(child);
    addCalculated();
    if (m_form.questions.size() > kMaxQuestions)
        return Error{ErrorCode::tooLarge, "the form has more than 5,000 questions"};
    std::ranges::move(orderDependents(m_form), std::back_inserter(m_problems));
    if (!m_problems.empty()) {
        std::string all;
        for (const std::string& one : m_problems)
            all += (all.empty() ? "" : "\n") + one;
        return Error{ErrorCode::unreadableFile, all};
    }
    return FormPtr(std::make_shared<FormDefinition>(std::move(m_form)));
}

void FormReader::readModel(const pugi::xml_node& model)
{
    readTexts(childNamed(model, "itext"));
    bool primary = true;
    for (const pugi::xml_node& instance : model.children()) {
        if (localName(instance.name()) != "instance")
            continue;
        const pugi::xml_node root = instance.first_child();
        if (primary) {
            primary = false;
            m_form.formId = root.attribute("id").value();
            m_form.version = root.attribute("version").value();
            readInstancePaths(root, std::string("/") + root.name());
            continue;
        }
        auto& list = m_lists[instance.attribute("id").value()];
        for (const pugi::xml_node& item : root.children()) {
            Choice choice;
            choice.value = childNamed(item, "name").text().get();
            choice.label = textReferred(std::string("jr:itext('") +
                                            childNamed(item, "itextId").text().get() + "')",
                                        childNamed(item, "label").text().get());
            readDifficulty(item, instance.attribute("id").value(), choice);
            list.push_back(std::move(choice));
        }
    }
    if (m_form.formId.empty())
        problem("instance", "the form has no id");
    for (const pugi::xml_node& child : model.children())
        if (localName(child.name()) == "bind")
            readBind(child);
}

void FormReader::readTexts(const pugi::xml_node& itext)
{
    for (const pugi::xml_node& translation : itext.children()) {
        const std::string language = languageCode(translation.attribute("lang").value());
        const bool isDefault = !translation.attribute("default").empty();
        m_form.languages.insert(isDefault ? m_form.languages.begin() : m_form.languages.end(),
                                language);
        for (const pugi::xml_node& text : translation.children())
            for (const pugi::xml_node& value : text.children())
                if (hasElements(value))
                    problem(std::string("text ") + text.attribute("id").value(), kPlainText);
                else if (value.attribute("form").empty())
                    m_texts[text.attribute("id").value()].set(language, value.text().get());
    }
}

void FormReader::readInstancePaths(const pugi::xml_node& node, const std::string& path)
{
    m_paths.insert(path);
    for (const pugi::xml_node& child : node.children())
        if (child.type() == pugi::node_element)
            readInstancePaths(child, path + "/" + child.name());
}

void FormReader::readBind(const pugi::xml_node& node)
{
    const std::string path = node.attribute("nodeset").value();
    if (!m_paths.contains(path))
        return problem("bind " + path, "the instance has no such node");
    Bind bind;
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name == "type")
            bind.type = attribute.value();
        else if (name == "readonly")
            bind.readonly = std::string_view(attribute.value()) == "true()";
        else if (name == "jr:constraintMsg")
            bind.constraintMessage = textReferred(attribute.value(), attribute.value());
        else if (name == "wupan:category")
            bind.category = parseWord<Category>(attribute.value());
        else if (name == "required" || name == "relevant" || name == "constraint" ||
                 name == "calculate" || name == "wupan:difficulty-when")
            bind.expressions[std::string(name)] = attribute.value();
        else if (isOurs(attribute))
            problem("bind " + path, "the attribute " + std::string(name) + " is not known");
    }
    if (bind.expressions.contains("wupan:difficulty-when") && !bind.category)
        problem("bind " + path, "wupan:difficulty-when needs a wupan:category");
    m_bindOrder.push_back(path);
    m_binds[path] = std::move(bind);
}

LocalizedText FormReader::textReferred(const std::string& reference, const std::string& plain)
{
    const std::size_t open = reference.find('\'');
    const std::size_t close = reference.rfind('\'');
    if (reference.starts_with("jr:itext(") && open != close) {
        const auto found = m_texts.find(reference.substr(open + 1, close - open - 1));
        if (found != m_texts.end())
            return found->second;
        if (plain.empty() || plain == reference) {
            problem("itext", "the text " + reference + " does not exist");
            return {};
        }
    }
    LocalizedText text;
    text.set(m_form.languages.empty() ? "" : m_form.languages.front(), plain);
    return text;
}

LocalizedText FormReader::textOf(const pugi::xml_node& element)
{
    if (!element)
        return {};
    if (hasElements(element))
        problem(std::string(element.name()) + " of " + element.parent().attribute("ref").value(),
                kPlainText);
    return textReferred(element.attribute("ref").value(), element.text().get());
}

void FormReader::readSection(const pugi::xml_node& group)
{
    const std::string path = group.attribute("ref").value();
    if (localName(group.name()) != "group")
        return problem(std::string("body/") + group.name() + " " + path,
                       "every question stands in a group, one for each plate");
    Section section;
    section.path = path;
    section.label = textOf(childNamed(group, "label"));
    section.firstQuestion = m_form.questions.size();
    const auto plate = parseWord<Plate>(group.attribute("wupan:plate").value());
    if (!plate)
        problem("group " + path, "wupan:plate must name one of the five plates");
    section.plate = plate.value_or(Plate::targets);
    if (const auto bind = m_binds.find(path); bind != m_binds.end())
        section.relevant = expression(bind->second, "relevant", path);
    for (const pugi::xml_node& child : group.children())
        if (child.type() == pugi::node_element && localName(child.name()) != "label")
            readControl(child);
    section.questionCount = m_form.questions.size() - section.firstQuestion;
    m_form.sections.push_back(std::move(section));
}

std::optional<QuestionType> FormReader::typeOf(const pugi::xml_node& control, const Bind& bind)
{
    const std::string_view name = localName(control.name());
    if (name == "select1")
        return QuestionType::selectOne;
    if (name == "select")
        return QuestionType::selectMultiple;
    if (name == "upload" && std::string_view(control.attribute("mediatype").value()) == "image/*")
        return QuestionType::photo;
    if (name != "input" && name != "range")
        return std::nullopt;
    if (bind.readonly)
        return QuestionType::note;
    if (bind.type.empty() || bind.type == "string")
        return QuestionType::text;
    if (bind.type == "int")
        return QuestionType::integer;
    if (bind.type == "decimal")
        return QuestionType::decimal;
    if (bind.type == "date")
        return QuestionType::date;
    return std::nullopt;
}

void FormReader::readControl(const pugi::xml_node& control)
{
    const std::string path = control.attribute("ref").value();
    const std::string where = std::string(control.name()) + " " + path;
    if (!m_paths.contains(path))
        return problem(where, "the instance has no such node");
    if (localName(control.name()) == "group")
        return problem(where, "groups inside a group are not supported in this version");
    if (m_form.indexOf(path))
        return problem(where, "this node already has a question");
    const Bind& bind = m_binds[path];
    const auto type = typeOf(control, bind);
    if (!type)
        return problem(where,
                       "this kind of question is not supported in this version (bind type '" +
                           bind.type + "')");
    Question question;
    question.path = path;
    question.type = *type;
    question.label = textOf(childNamed(control, "label"));
    question.hint = textOf(childNamed(control, "hint"));
    readChoices(control, question);
    applyBind(bind, question);
    m_form.questions.push_back(std::move(question));
}

void FormReader::readChoices(const pugi::xml_node& control, Question& question)
{
    for (const pugi::xml_node& child : control.children()) {
        const std::string_view name = localName(child.name());
        if (name == "item") {
            readChoice(child, question);
        } else if (name == "itemset") {
            // instance('yes_no')/root/item, as XLSForm tools write lists of choices
            const std::string nodeset = child.attribute("nodeset").value();
            const std::size_t open = nodeset.find('\'');
            const std::size_t close = nodeset.find('\'', open + 1);
            const auto list = open == std::string::npos
                                  ? m_lists.end()
                                  : m_lists.find(nodeset.substr(open + 1, close - open - 1));
            if (list == m_lists.end() || nodeset.find('[') != std::string::npos) {
                problem("itemset " + question.path,
                        "this list of choices cannot be read: " + nodeset);
                continue;
            }
            for (const Choice& choice : list->second)
                addChoice(choice, question);
        }
    }
    const bool selects =
        question.type == QuestionType::selectOne || question.type == QuestionType::selectMultiple;
    if (selects && question.choices.empty())
        problem("select " + question.path, "it has no choices");
}

void FormReader::readChoice(const pugi::xml_node& item, Question& question)
{
    Choice choice;
    choice.value = childNamed(item, "value").text().get();
    choice.label = textOf(childNamed(item, "label"));
    readDifficulty(item, question.path, choice);
    addChoice(std::move(choice), question);
}

void FormReader::readDifficulty(const pugi::xml_node& item, const std::string& list, Choice& choice)
{
    const std::string where = "item " + list + "/" + choice.value;
    if (const pugi::xml_attribute difficulty = item.attribute("wupan:difficulty")) {
        choice.difficulty = parseWord<Category>(difficulty.value());
        if (!choice.difficulty)
            problem(where, std::string("'") + difficulty.value() + "' is no category of issues");
    }
    if (const pugi::xml_attribute urgency = item.attribute("wupan:urgency")) {
        const auto known = parseWord<Urgency>(urgency.value());
        if (!known)
            problem(where, std::string("'") + urgency.value() + "' is no urgency of issues");
        choice.urgency = known.value_or(Urgency::normal);
    }
}

void FormReader::addChoice(Choice choice, Question& question)
{
    if (choice.value.empty() || choice.value.find(' ') != std::string::npos)
        problem("item " + question.path, "a choice's value must be one word");
    if (std::ranges::find(question.choices, choice.value, &Choice::value) != question.choices.end())
        problem("item " + question.path, "two choices have the value '" + choice.value + "'");
    question.choices.push_back(std::move(choice));
}

std::optional<Expression> FormReader::expression(const Bind& bind, const std::string& name,
                                                 const std::string& path)
{
    const auto text = bind.expressions.find(name);
    if (text == bind.expressions.end())
        return std::nullopt;
    auto parsed = Expression::parse(text->second, path);
    if (!parsed) {
        problem("bind " + path + ", " + name + " \"" + text->second + "\"", parsed.error().detail);
        return std::nullopt;
    }
    const std::string where = std::string("bind ").append(path).append(", ").append(name);
    for (const Reference& used : parsed->references())
        if (used.instance.empty() && !used.subtree && !m_paths.contains(used.path))
            problem(where, "the form has no " + used.path);
    return std::move(*parsed);
}

void FormReader::applyBind(const Bind& bind, Question& question)
{
    question.required = expression(bind, "required", question.path);
    question.relevant = expression(bind, "relevant", question.path);
    question.constraint = expression(bind, "constraint", question.path);
    question.calculate = expression(bind, "calculate", question.path);
    question.difficultyWhen = expression(bind, "wupan:difficulty-when", question.path);
    question.category = bind.category.value_or(Category::other);
    question.constraintMessage = bind.constraintMessage;
}

/// Binds with a calculate and no control: worked out, never asked.
void FormReader::addCalculated()
{
    for (const std::string& path : m_bindOrder) {
        const Bind& bind = m_binds[path];
        if (!bind.expressions.contains("calculate") || m_form.indexOf(path))
            continue;
        Question question;
        question.path = path;
        question.type = QuestionType::calculated;
        applyBind(bind, question);
        m_form.questions.push_back(std::move(question));
    }
}

Result<FormPtr> parseForm(std::string_view xml)
{
    return FormReader().read(xml);
}

} // namespace wupan::forms
