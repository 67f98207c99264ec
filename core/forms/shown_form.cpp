#include "core/forms/shown_form.h"

#include "core/forms/form_xml.h"

#include <algorithm>

namespace wupan::forms {
namespace {

/// Lets an expression be worked out while another one is.
class ContextGuard
{
public:
    explicit ContextGuard(EvaluationContext& context)
        : m_context(context)
        , m_node(context.node)
    {}
    ~ContextGuard() { m_context.node = m_node; }
    ContextGuard(const ContextGuard&) = delete;
    ContextGuard& operator=(const ContextGuard&) = delete;

private:
    EvaluationContext& m_context;
    const InstanceNode* m_node;
};

} // namespace

ShownForm::ShownForm(LiveForm& live)
    : m_live(live)
{
    setLanguage({});
    EvaluationContext& context = live.context();
    context.translation = [this](std::string_view id, std::string_view form) {
        const ContextGuard guard(m_live.context());
        return translation(id, form);
    };
    context.choiceName = [this](const InstanceNode& question, std::string_view value) {
        const ContextGuard guard(m_live.context());
        const LiveNode* at = m_live.tree().of(question);
        if (at != nullptr && questionAt(*at) != nullptr)
            for (const OfferedChoice& choice : choices(*at))
                if (choice.value == value)
                    return choice.label;
        return std::string();
    };
}

void ShownForm::setLanguage(const std::string& language)
{
    const std::vector<std::string>& known = m_live.form().languages;
    m_language = std::ranges::find(known, language) != known.end() ? language
                 : known.empty()                                   ? std::string()
                                                                   : known.front();
    m_live.context().language = m_language.empty() ? language : m_language;
}

const Question* ShownForm::questionAt(const LiveNode& at) const
{
    const auto index = m_live.model().nodes[at.model].question;
    return index ? &m_live.form().questions[*index] : nullptr;
}

std::string ShownForm::text(const LocalizedText& text, const LiveNode& at) const
{
    const std::vector<std::string>& languages = m_live.form().languages;
    const bool fallBack = !text.has(m_language) && !languages.empty();
    std::string out;
    for (const LocalizedText::Part& part : text.parts(fallBack ? languages.front() : m_language)) {
        if (!part.value) {
            out += part.text;
            continue;
        }
        const auto value = part.value->text(m_live.contextAt(*at.node));
        if (value && *value != "NaN")
            out += *value;
    }
    return out;
}

std::string ShownForm::translation(std::string_view id, std::string_view form) const
{
    const auto found = m_live.model().texts.find(std::string(id));
    if (found == m_live.model().texts.end())
        return {};
    const TranslatedText& texts = found->second;
    const LiveNode& root = m_live.tree().root();
    if (form == "short")
        return text(texts.shortText, root);
    if (form == "guidance")
        return text(texts.guidance, root);
    if (form == "image")
        return text(texts.media.image, root);
    if (form == "big-image")
        return text(texts.media.bigImage, root);
    if (form == "audio")
        return text(texts.media.audio, root);
    if (form == "video")
        return text(texts.media.video, root);
    return text(texts.text, root);
}

ShownTexts ShownForm::texts(const LiveNode& at) const
{
    const auto of = [&](const LocalizedText& localized) { return text(localized, at); };
    if (const Question* question = questionAt(at))
        return {of(question->label),       of(question->hint),           of(question->guidance),
                of(question->media.image), of(question->media.bigImage), of(question->media.audio),
                of(question->media.video)};
    const auto index = m_live.model().nodes[at.model].group;
    if (!index)
        return {};
    const Group& group = m_live.form().groups[*index];
    return {of(group.label),
            {},
            {},
            of(group.media.image),
            of(group.media.bigImage),
            of(group.media.audio),
            of(group.media.video)};
}

std::vector<OfferedChoice> ShownForm::choices(const LiveNode& at) const
{
    const Question& question = *questionAt(at);
    const std::string& answer = at.node->text();
    if (question.filtersChoices)
        return filteredChoices(
            at, m_live.model().itemSets.at(*m_live.model().nodes[at.model].question));
    std::vector<OfferedChoice> out;
    out.reserve(question.choices.size());
    for (const Choice& choice : question.choices)
        out.push_back({choice.value, text(choice.label, at), text(choice.media.image, at),
                       text(choice.media.bigImage, at), text(choice.media.audio, at),
                       text(choice.media.video, at), isSelected(answer, choice.value),
                       choice.difficulty, choice.urgency});
    return out;
}

std::vector<OfferedChoice> ShownForm::filteredChoices(const LiveNode& at, const ItemSet& set) const
{
    std::vector<OfferedChoice> out;
    const auto offer = m_live.offered(at);
    if (!offer)
        return out;
    out.reserve(offer->size());
    for (const auto& [node, value] : *offer) {
        OfferedChoice choice;
        choice.value = value;
        choice.chosen = isSelected(at.node->text(), value);
        const auto label = set.label ? set.label->text(m_live.contextAt(*node)) : Result(value);
        if (label && set.labelIsTextId) {
            choice.label = translation(*label, "");
            choice.image = translation(*label, "image");
            choice.bigImage = translation(*label, "big-image");
            choice.audio = translation(*label, "audio");
            choice.video = translation(*label, "video");
        } else if (label) {
            choice.label = *label;
        }
        if (choice.label.empty())
            choice.label = value;
        choice.difficulty = parseWord<Category>(node->attribute("wupan:difficulty"));
        choice.urgency =
            parseWord<Urgency>(node->attribute("wupan:urgency")).value_or(Urgency::normal);
        out.push_back(std::move(choice));
    }
    return out;
}

bool ShownForm::offers(const LiveNode& at, const std::string& value) const
{
    const Question& question = *questionAt(at);
    if (!question.filtersChoices)
        return std::ranges::find(question.choices, value, &Choice::value) != question.choices.end();
    const auto offer = m_live.offered(at);
    return offer &&
           std::ranges::find(*offer, value, &std::pair<const InstanceNode*, std::string>::second) !=
               offer->end();
}

} // namespace wupan::forms
