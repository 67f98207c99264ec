#include "core/forms/carry_over.h"

#include "core/forms/answer_types.h"
#include "core/forms/form_model.h"
#include "core/forms/form_xml.h"
#include "core/forms/instance_path.h"

#include <algorithm>

namespace wupan::forms {
namespace {

/// Its answers are names of files or places: nothing else can take them.
bool isSpecial(QuestionType type)
{
    switch (type) {
    case QuestionType::photo:
    case QuestionType::audio:
    case QuestionType::video:
    case QuestionType::file:
    case QuestionType::geopoint:
    case QuestionType::geotrace:
    case QuestionType::geoshape:
    case QuestionType::acknowledge:
        return true;
    default:
        return false;
    }
}

bool offers(const Question& question, const std::string& word)
{
    return question.filtersChoices || // which, only the other answers tell
           std::ranges::find(question.choices, word, &Choice::value) != question.choices.end();
}

const Question* questionOf(const FormDefinition& form, NodeIndex node)
{
    const auto index = form.model->nodes[node].question;
    return index && form.questions[*index].type != QuestionType::calculated
               ? &form.questions[*index]
               : nullptr;
}

class CarryOver
{
public:
    CarryOver(const FormDefinition& from, const FormDefinition& to)
        : m_from(from)
        , m_to(to)
    {
        count(from, m_fromNames);
        count(to, m_toNames);
    }

    CarriedOver carry(const Answers& answers)
    {
        for (const auto& [path, text] : answers)
            carryOne(path, text);
        return std::move(m_out);
    }

private:
    using Names = std::map<std::string, std::vector<NodeIndex>>;

    static void count(const FormDefinition& form, Names& names)
    {
        for (NodeIndex i = 0; i < form.model->nodes.size(); ++i)
            if (questionOf(form, i) != nullptr)
                names[form.model->nodes[i].name].push_back(i);
    }

    void carryOne(const std::string& path, const std::string& text)
    {
        std::string target = path;
        NodeIndex node = m_to.model->find(withoutKeys(path));
        if (node == kNone)
            node = movedTo(path, target);
        if (node == kNone)
            return misfit(path, text, Misfit::noQuestion);
        if (!keysFit(target, node))
            return misfit(path, text, Misfit::repeats);
        const ModelNode& to = m_to.model->nodes[node];
        if (to.isRepeat)
            return place(path, target, text);
        if (to.cell(CellKind::calculate) != kNone && !to.keepsCalculated &&
            questionOf(m_to, node) == nullptr)
            return misfit(path, text, Misfit::worksOut);
        if (!to.children.empty())
            return misfit(path, text, Misfit::type);
        carryValue(path, target, node, text);
    }

    void carryValue(const std::string& path, const std::string& target, NodeIndex node,
                    const std::string& text)
    {
        const Question* to = questionOf(m_to, node);
        if (to == nullptr || !to->asks())
            return fitsBindType(m_to.model->nodes[node].type, text)
                       ? place(path, target, text)
                       : misfit(path, text, Misfit::type);
        const NodeIndex old = m_from.model->find(withoutKeys(path));
        const Question* from = old == kNone ? nullptr : questionOf(m_from, old);
        const bool special = isSpecial(to->type) || (from != nullptr && isSpecial(from->type));
        if (!fitsType(to->type, text) || (special && from != nullptr && from->type != to->type))
            return misfit(path, text, Misfit::type);
        const bool selects = to->type == QuestionType::selectOne ||
                             to->type == QuestionType::selectMultiple ||
                             to->type == QuestionType::rank;
        if (!selects)
            return place(path, target, text);
        std::string fitting;
        bool all = true;
        for (const std::string& word : wordsOf(text)) {
            if (offers(*to, word))
                fitting += (fitting.empty() ? "" : " ") + word;
            else
                all = false;
        }
        if (all)
            return place(path, target, text);
        if (!fitting.empty() && !m_out.answers.contains(target))
            m_out.answers[target] = fitting;
        misfit(path, text, Misfit::choice);
    }

    /// The one question of that name in both versions, in the same repeats.
    NodeIndex movedTo(const std::string& path, std::string& target)
    {
        const NodeIndex old = m_from.model->find(withoutKeys(path));
        if (old == kNone || questionOf(m_from, old) == nullptr)
            return kNone;
        const std::string& name = m_from.model->nodes[old].name;
        const auto found = m_toNames.find(name);
        if (found == m_toNames.end() || found->second.size() != 1 || m_fromNames[name].size() != 1)
            return kNone;
        const NodeIndex node = found->second.front();
        const ModelNode& to = m_to.model->nodes[node];
        const NodeIndex oldRepeat = m_from.model->nodes[old].repeat;
        if (questionOf(m_to, node)->type != questionOf(m_from, old)->type)
            return kNone;
        if (oldRepeat == kNone && to.repeat == kNone) {
            target = to.path;
            return node;
        }
        if (oldRepeat == kNone || to.repeat == kNone ||
            m_from.model->nodes[oldRepeat].path != m_to.model->nodes[to.repeat].path)
            return kNone;
        // Up to the innermost key the path stays.
        const std::size_t close = path.rfind(']');
        if (close == std::string::npos)
            return kNone;
        target =
            path.substr(0, close + 1) + to.path.substr(m_to.model->nodes[to.repeat].path.size());
        return node;
    }

    /// Whether the path has keys where the new version has repeats, and only there.
    [[nodiscard]] bool keysFit(const std::string& path, NodeIndex node) const
    {
        std::string_view at = path;
        for (; node != kNone; node = m_to.model->nodes[node].parent) {
            if (m_to.model->nodes[node].isRepeat ? !isKey(lastKey(at)) : at.ends_with(']'))
                return false;
            at = parentPath(at);
        }
        return true;
    }

    void place(const std::string& path, const std::string& target, const std::string& text)
    {
        if (!m_out.answers.emplace(target, text).second)
            misfit(path, text, Misfit::noQuestion); // its place is taken
    }

    void misfit(const std::string& path, const std::string& text, Misfit reason)
    {
        m_out.misfits.push_back({path, text, reason});
        m_out.kept[path] = text;
    }

    const FormDefinition& m_from;
    const FormDefinition& m_to;
    Names m_fromNames;
    Names m_toNames;
    CarriedOver m_out;
};

} // namespace

CarriedOver carryOver(const FormDefinition& from, const Answers& answers, const FormDefinition& to)
{
    return CarryOver(from, to).carry(answers);
}

} // namespace wupan::forms
