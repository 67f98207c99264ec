#include "core/forms/filling_session.h"

#include "core/forms/chosen_text.h"
#include "core/forms/filling_engine.h"
#include "core/forms/submission.h"

namespace wupan::forms {

FillingSession::FillingSession(FormPtr form, Answers saved, SessionHost host)
    : m_engine(std::make_unique<Engine>(std::move(form), std::move(saved), std::move(host)))
{}

FillingSession::~FillingSession() = default;
FillingSession::FillingSession(FillingSession&&) noexcept = default;
FillingSession& FillingSession::operator=(FillingSession&&) noexcept = default;

const FormDefinition& FillingSession::form() const
{
    return *m_engine->form;
}

Result<std::vector<std::string>> FillingSession::setAnswer(const std::string& path,
                                                           const std::string& answer)
{
    LiveNode* at = m_engine->live.tree().find(path);
    const Question* question = at == nullptr ? nullptr : m_engine->shown.questionAt(*at);
    if (question == nullptr || !question->asks())
        return Error{ErrorCode::notFound, path};
    m_engine->live.setNow();
    if (std::string reason = m_engine->refusal(*at, *question, answer); !reason.empty())
        return Error{ErrorCode::invalidInput, std::move(reason)};
    const auto saved = m_engine->answers.find(path);
    const std::string before = saved == m_engine->answers.end() ? std::string() : saved->second;
    m_engine->live.answer(*at, answer);
    if (before != answer)
        m_engine->noteAnswer(path, before, answer);
    std::vector<std::string> changed = m_engine->live.takeChanged();
    std::erase(changed, path);
    changed.insert(changed.begin(), path);
    return changed;
}

Result<std::string> FillingSession::addRepeat(const std::string& repeat)
{
    NodeIndex model = kNone;
    LiveNode* parent = m_engine->parentOf(repeat, model);
    if (parent == nullptr)
        return Error{ErrorCode::notFound, repeat};
    if (!m_engine->addsRemoves(model))
        return Error{ErrorCode::notAllowed, repeat};
    m_engine->live.setNow();
    const std::string key = m_engine->newKey(*parent, model);
    LiveNode* added = key.empty() ? nullptr : m_engine->live.addInstance(*parent, model, key);
    if (added == nullptr)
        return Error{ErrorCode::tooLarge, repeat};
    m_engine->note({"add repeat", added->path, m_engine->live.now(), {}, {}, {}});
    static_cast<void>(m_engine->live.takeChanged());
    return added->path;
}

Status FillingSession::removeRepeat(const std::string& instance)
{
    LiveNode* at = m_engine->live.tree().find(instance);
    if (at == nullptr || !m_engine->form->model->nodes[at->model].isRepeat)
        return Error{ErrorCode::notFound, instance};
    if (!m_engine->addsRemoves(at->model))
        return Error{ErrorCode::notAllowed, instance};
    m_engine->live.setNow();
    m_engine->live.removeInstance(*at);
    m_engine->note({"delete repeat", instance, m_engine->live.now(), {}, {}, {}});
    static_cast<void>(m_engine->live.takeChanged());
    return done();
}

std::vector<std::string> FillingSession::takeChangedKeys()
{
    return m_engine->live.tree().takeChangedKeys();
}

void FillingSession::finalize()
{
    m_engine->live.setNow();
    m_engine->live.preload(true);
    m_engine->live.dispatch("xforms-revalidate");
    m_engine->live.dispatch("odk-finalize");
    m_engine->note({"form finalize", {}, m_engine->live.now(), {}, {}, {}});
}

std::string FillingSession::answer(const std::string& path) const
{
    const LiveNode* at = m_engine->live.tree().find(path);
    return at == nullptr || !at->slots.empty() || !at->relevantHere() ? std::string()
                                                                      : at->node->text();
}

bool FillingSession::exists(const std::string& path) const
{
    return m_engine->live.tree().find(path) != nullptr;
}

std::vector<std::string> FillingSession::instances(const std::string& repeat) const
{
    NodeIndex model = kNone;
    const LiveNode* parent = m_engine->parentOf(repeat, model);
    std::vector<std::string> out;
    if (parent != nullptr)
        for (const auto& instance : parent->slots[m_engine->form->model->nodes[model].slot])
            out.push_back(instance->path);
    return out;
}

bool FillingSession::relevant(const std::string& path) const
{
    const LiveNode* at = m_engine->live.tree().find(path);
    return at == nullptr || at->relevantHere();
}

bool FillingSession::required(const std::string& path) const
{
    const LiveNode* at = m_engine->live.tree().find(path);
    const Question* question = at == nullptr ? nullptr : m_engine->shown.questionAt(*at);
    return question != nullptr && question->asks() && at->required && at->relevantHere();
}

bool FillingSession::readonly(const std::string& path) const
{
    const LiveNode* at = m_engine->live.tree().find(path);
    return at != nullptr && at->readonly;
}

std::vector<SectionRow> FillingSession::rows(const std::string& sectionPath) const
{
    const std::vector<Section>& sections = m_engine->form->sections;
    const auto section = std::ranges::find(sections, sectionPath, &Section::path);
    std::vector<SectionRow> out;
    if (section != sections.end())
        for (FormReport::Row& row : m_engine->report.rows(*section))
            out.push_back(std::move(row.row));
    return out;
}

std::vector<OfferedChoice> FillingSession::choices(const std::string& path) const
{
    const LiveNode* at = m_engine->live.tree().find(path);
    return at == nullptr || m_engine->shown.questionAt(*at) == nullptr
               ? std::vector<OfferedChoice>()
               : m_engine->shown.choices(*at);
}

ShownTexts FillingSession::texts(const std::string& path) const
{
    const LiveNode* at = m_engine->live.tree().find(path);
    if (at != nullptr)
        return m_engine->shown.texts(*at);
    // A repeat without an instance in its path: as it reads where it stands.
    const NodeIndex model = m_engine->form->model->find(withoutKeys(path));
    const LiveNode* parent = m_engine->live.tree().find(parentPath(path));
    if (model == kNone || parent == nullptr || !m_engine->form->model->nodes[model].group)
        return {};
    const Group& group = m_engine->form->groups[*m_engine->form->model->nodes[model].group];
    ShownTexts texts;
    texts.label = m_engine->shown.text(group.label, *parent);
    return texts;
}

std::string FillingSession::answerText(const std::string& path, const std::string& separator) const
{
    const LiveNode* at = m_engine->live.tree().find(path);
    const Question* question = at == nullptr ? nullptr : m_engine->shown.questionAt(*at);
    if (question == nullptr || !selects(question->type))
        return answer(path);
    const std::vector<OfferedChoice> offered = m_engine->shown.choices(*at);
    return chosenText(answer(path), separator, [&](const std::string& value) {
        const auto choice = std::ranges::find(offered, value, &OfferedChoice::value);
        return choice == offered.end() ? std::nullopt : std::optional(choice->label);
    });
}

std::string FillingSession::constraintMessage(const std::string& path) const
{
    const LiveNode* at = m_engine->live.tree().find(path);
    const Question* question = at == nullptr ? nullptr : m_engine->shown.questionAt(*at);
    return question == nullptr ? std::string()
                               : m_engine->shown.text(question->constraintMessage, *at);
}

std::string FillingSession::requiredMessage(const std::string& path) const
{
    const LiveNode* at = m_engine->live.tree().find(path);
    const Question* question = at == nullptr ? nullptr : m_engine->shown.questionAt(*at);
    return question == nullptr ? std::string()
                               : m_engine->shown.text(question->requiredMessage, *at);
}

Result<Value> FillingSession::evaluate(const Expression& expression, const std::string& path) const
{
    LiveForm& live = m_engine->live;
    live.setNow();
    const LiveNode* at = live.tree().find(path);
    return expression.evaluate(live.contextAt(*(at == nullptr ? live.tree().root() : *at).node));
}

std::string FillingSession::text(const LocalizedText& text, const std::string& path) const
{
    const LiveNode* at = m_engine->live.tree().find(path);
    return m_engine->shown.text(text, at == nullptr ? m_engine->live.tree().root() : *at);
}

const std::string& FillingSession::language() const
{
    return m_engine->shown.language();
}

void FillingSession::setLanguage(const std::string& language)
{
    m_engine->live.setNow();
    m_engine->shown.setLanguage(language);
    m_engine->live.languageChanged();
}

const Answers& FillingSession::savedAnswers() const
{
    return m_engine->answers;
}

std::vector<std::string> FillingSession::strayAnswers() const
{
    return m_engine->report.strayAnswers();
}

Answers FillingSession::relevantAnswers() const
{
    return m_engine->report.relevantAnswers();
}

std::vector<SectionProgress> FillingSession::sections() const
{
    return m_engine->report.sections();
}

std::vector<std::string> FillingSession::missingRequired() const
{
    return m_engine->report.missingRequired();
}

std::vector<Problem> FillingSession::validate() const
{
    return m_engine->report.problems();
}

std::vector<Proposal> FillingSession::proposals() const
{
    return m_engine->report.proposals();
}

int FillingSession::progressPercent() const
{
    std::size_t answered = 0;
    std::size_t total = 0;
    for (const SectionProgress& section : sections()) {
        answered += section.answered;
        total += section.total;
    }
    return total == 0 ? 100 : static_cast<int>(answered * 100 / total);
}

std::string FillingSession::instanceName() const
{
    const NodeIndex root = 0;
    const std::string data = m_engine->form->model->nodes[root].path;
    for (const char* meta : {"/meta/instanceName", "/orx:meta/orx:instanceName"})
        if (std::string name = answer(data + meta); !name.empty())
            return name;
    return {};
}

const std::vector<AuditEvent>& FillingSession::audit() const
{
    return m_engine->audit;
}

std::size_t FillingSession::evaluations() const
{
    return m_engine->live.evaluations();
}

std::string FillingSession::serialize() const
{
    return submissionXml(m_engine->live);
}

} // namespace wupan::forms
