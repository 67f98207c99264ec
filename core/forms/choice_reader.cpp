#include "core/forms/choice_reader.h"

#include "core/forms/form_xml.h"

#include <algorithm>
#include <unordered_set>

namespace wupan::forms {
namespace {

/// "yes_no" of "instance('yes_no')/root/item"; empty when the nodeset says more than that.
std::string wholeInstance(std::string_view nodeset)
{
    constexpr std::string_view kBegin = "instance(";
    constexpr std::string_view kEnd = ")/root/item";
    nodeset = trimmed(nodeset);
    if (!nodeset.starts_with(kBegin) || !nodeset.ends_with(kEnd))
        return {};
    nodeset = trimmed(nodeset.substr(kBegin.size(), nodeset.size() - kBegin.size() - kEnd.size()));
    if (nodeset.size() < 2 || (nodeset.front() != '\'' && nodeset.front() != '"'))
        return {};
    const std::string_view id = nodeset.substr(1, nodeset.size() - 2);
    return id.find_first_of("'\"[") == std::string_view::npos ? std::string(id) : std::string();
}

/// "itextId" of "jr:itext(itextId)"; empty: it is none.
std::string textIdPath(std::string_view label)
{
    constexpr std::string_view kBegin = "jr:itext(";
    label = trimmed(label);
    if (!label.starts_with(kBegin) || !label.ends_with(')'))
        return {};
    return std::string(label.substr(kBegin.size(), label.size() - kBegin.size() - 1));
}

std::string textAt(const Expression& path, const InstanceNode& item)
{
    EvaluationContext context;
    context.node = &item;
    const auto text = path.text(context);
    return text ? *text : std::string();
}

} // namespace

void ChoiceReader::read(const pugi::xml_node& control, NodeIndex node, Question& question,
                        QuestionIndex index)
{
    for (const pugi::xml_node& child : control.children()) {
        const std::string_view name = localName(child.name());
        if (name == "item")
            readItem(child, node, question);
        else if (name == "itemset")
            readItemSet(child, node, question, index);
    }
    std::unordered_set<std::string> values;
    for (const Choice& choice : question.choices)
        if (!values.insert(choice.value).second)
            m_problems.add("item " + question.path,
                           "two choices have the value '" + choice.value + "'");
    if (question.choices.empty() && !question.filtersChoices)
        m_problems.add("select " + question.path, "it has no choices");
}

void ChoiceReader::readItem(const pugi::xml_node& item, NodeIndex node, Question& question)
{
    Choice choice;
    choice.value = trimmed(childNamed(item, "value").text().get());
    TranslatedText label = m_texts.read(childNamed(item, "label"), node);
    choice.label = std::move(label.text);
    choice.media = std::move(label.media);
    readDifficulty(item.attribute("wupan:difficulty").value(),
                   item.attribute("wupan:urgency").value(),
                   "item " + question.path + "/" + choice.value, choice);
    add(std::move(choice), question);
}

void ChoiceReader::add(Choice choice, Question& question)
{
    if (choice.value.empty() || choice.value.find_first_of(" \t\r\n") != std::string::npos)
        m_problems.add("item " + question.path, "a choice's value must be one word");
    question.choices.push_back(std::move(choice));
}

void ChoiceReader::readDifficulty(std::string_view difficulty, std::string_view urgency,
                                  const std::string& where, Choice& choice)
{
    if (!difficulty.empty()) {
        choice.difficulty = parseWord<Category>(difficulty);
        if (!choice.difficulty)
            m_problems.add(where, "'" + std::string(difficulty) + "' is no category of issues");
    }
    if (!urgency.empty()) {
        const auto known = parseWord<Urgency>(urgency);
        if (!known)
            m_problems.add(where, "'" + std::string(urgency) + "' is no urgency of issues");
        choice.urgency = known.value_or(Urgency::normal);
    }
}

void ChoiceReader::readItemSet(const pugi::xml_node& set, NodeIndex node, Question& question,
                               QuestionIndex index)
{
    const std::string nodeset = attributeNamed(set, "nodeset");
    const std::string where = "itemset " + question.path;
    const std::string value = attributeNamed(childNamed(set, "value"), "ref");
    const std::string label = attributeNamed(childNamed(set, "label"), "ref");
    if (value.empty())
        return m_problems.add(where, "it does not say where the value of a choice stands");
    auto nodes = m_expressions.read(nodeset, node, where);
    auto valueAt = m_expressions.readAtChoice(value, where + ", value");
    if (!nodes || !valueAt)
        return;
    ItemSet read{std::move(*nodes), std::move(*valueAt), std::nullopt, false};
    const std::string textId = textIdPath(label);
    read.labelIsTextId = !textId.empty();
    if (!label.empty())
        read.label =
            m_expressions.readAtChoice(read.labelIsTextId ? textId : label, where + ", label");
    const std::string list = wholeInstance(nodeset);
    const auto instance = m_model.instances.find(list);
    if (!list.empty() && instance != m_model.instances.end()) {
        // A clone: the shared tree is not to be read by an expression.
        const InstanceNode::Ptr copy = instance->second->clone();
        readWholeList(*copy, read, node, question);
    } else {
        question.filtersChoices = true;
    }
    m_model.itemSets.emplace(index, std::move(read));
}

void ChoiceReader::readWholeList(const InstanceNode& list, const ItemSet& set, NodeIndex node,
                                 Question& question)
{
    const InstanceNode* root = list.children().empty() ? nullptr : list.children()[0].get();
    if (root == nullptr)
        return;
    for (const InstanceNode::Ptr& item : root->children()) {
        Choice choice;
        choice.value = textAt(set.value, *item);
        const std::string label = set.label ? textAt(*set.label, *item) : choice.value;
        if (!set.labelIsTextId || label.empty()) {
            choice.label = m_texts.readAttribute(label, node, "itemset " + question.path);
        } else if (m_texts.knows(label)) {
            TranslatedText text = m_texts.translated(label, node);
            choice.label = std::move(text.text);
            choice.media = std::move(text.media);
        } else {
            m_problems.add("itext", "the text jr:itext('" + label + "') does not exist");
        }
        if (const InstanceNode* plain = item->child("label");
            choice.label.in("").empty() && plain != nullptr)
            choice.label = m_texts.readAttribute(plain->text(), node, "itemset " + question.path);
        readDifficulty(item->attribute("wupan:difficulty"), item->attribute("wupan:urgency"),
                       "item " + root->path() + "/" + choice.value, choice);
        add(std::move(choice), question);
    }
}

} // namespace wupan::forms
