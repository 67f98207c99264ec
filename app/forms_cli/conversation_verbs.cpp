#include "app/forms_cli/conversation.h"
#include "app/forms_cli/places.h"
#include "app/forms_cli/refusal.h"
#include "app/forms_cli/value_type.h"
#include "core/forms/form_model.h"
#include "core/forms/instance_path.h"

#include <algorithm>

namespace wupan::forms_cli {
namespace {

using forms::Problem;

const char* nameOf(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::required:
        return "required";
    case Problem::Kind::constraint:
        return "constraint";
    case Problem::Kind::type:
        return "type";
    case Problem::Kind::choice:
        return "choice";
    case Problem::Kind::count:
        return "count";
    case Problem::Kind::expression:
        return "expression";
    }
    return "";
}

/// Why an answer is not taken, and what to do.
std::string sentenceOf(const std::string& reason, const std::string& message)
{
    if (reason == "type")
        return "The value is none of the question's type; see docs/forms-cli.md for how each is "
               "written.";
    if (reason == "choice")
        return "The question does not offer this value now; ask for its choices.";
    if (reason == "readonly")
        return "The question is for reading only now; leave it as it is.";
    return message.empty() ? "The constraint of the question does not hold; give another value."
                           : message;
}

} // namespace

std::string Conversation::shown(const std::string& path) const
{
    return withNumbers(*m_session, path);
}

json::object Conversation::atPlace(const json::object& request,
                                   const std::function<json::object(const std::string& path)>& use)
{
    const std::string place(textAt(request, "at"));
    const Result<std::string> path = withSessionKeys(*m_session, place);
    if (!path)
        return refusal(path.error());
    if (m_form->model->find(forms::withoutKeys(*path)) == forms::kNone)
        return refusal("notFound", "The form has nothing at '" + place + "'; check the path.");
    return use(*path);
}

json::object Conversation::setAnswer(const json::object& request)
{
    return atPlace(request, [&](const std::string& path) -> json::object {
        const auto changed = m_session->setAnswer(path, std::string(textAt(request, "value")));
        if (!changed && changed.error().code == ErrorCode::notFound)
            return refusal("notFound", "No question that takes an answer is at " + shown(path) +
                                           "; check the path.");
        if (!changed)
            return refusal(changed.error().detail,
                           sentenceOf(changed.error().detail, m_session->constraintMessage(path)));
        json::array paths;
        for (const std::string& each : *changed)
            if (m_session->exists(each))
                paths.emplace_back(shown(each));
        return {{"changed", std::move(paths)}};
    });
}

json::object Conversation::addRepeat(const json::object& request)
{
    return atPlace(request, [&](const std::string& path) -> json::object {
        const Result<std::string> added = m_session->addRepeat(path);
        if (added)
            return {{"at", shown(*added)}};
        if (added.error().code == ErrorCode::notAllowed)
            return refusal("notAllowed",
                           "The form itself says how many instances " + path + " has.");
        if (added.error().code == ErrorCode::tooLarge)
            return refusal("tooLarge", "There is no room for more instances of " + path + ".");
        return refusal("notFound", "No repeat is at " + path + "; name it without a number.");
    });
}

json::object Conversation::removeRepeat(const json::object& request)
{
    return atPlace(request, [&](const std::string& path) -> json::object {
        const Status removed = m_session->removeRepeat(path);
        if (removed)
            return {};
        if (removed.error().code == ErrorCode::notAllowed)
            return refusal("notAllowed",
                           "The form itself says how many instances there are of this repeat.");
        return refusal("notFound", "No instance of a repeat is at " + shown(path) +
                                       "; name one with its number, as in /data/site[2].");
    });
}

json::object Conversation::instances(const json::object& request)
{
    return atPlace(request, [&](const std::string& path) -> json::object {
        const forms::FormModel& model = *m_form->model;
        if (!model.nodes[model.find(forms::withoutKeys(path))].isRepeat)
            return refusal("notFound", shown(path) + " does not repeat; name a repeat.");
        json::array paths;
        for (const std::string& each : m_session->instances(path))
            paths.emplace_back(shown(each));
        return {{"instances", std::move(paths)}};
    });
}

json::object Conversation::next(const json::object& request)
{
    m_walk.next(*m_session);
    return position(request);
}

json::object Conversation::previous(const json::object& request)
{
    m_walk.previous(*m_session);
    return position(request);
}

json::object Conversation::jump(const json::object& request)
{
    const std::string place(textAt(request, "at"));
    const bool anEnd = place == "begin" || place == "end";
    const Result<std::string> path = anEnd ? place : withSessionKeys(*m_session, place);
    if (!path)
        return refusal(path.error());
    if (path->empty() || !m_walk.jump(*m_session, *path))
        return refusal("notFound", "Nothing relevant to stop at is at " + place +
                                       "; give a question, group or instance, begin or end.");
    return position(request);
}

json::object Conversation::position(const json::object&)
{
    const Stop& stop = m_walk.at();
    json::object out{{"position", forms_cli::nameOf(stop.kind)}};
    if (!stop.path.empty())
        out["at"] = shown(stop.path);
    return out;
}

json::object Conversation::state(const json::object& request)
{
    return atPlace(request, [&](const std::string& path) -> json::object {
        if (!m_session->exists(path))
            return refusal("notFound", "Nothing is at " + path + "; check the path.");
        json::object out{{"relevant", m_session->relevant(path)},
                         {"required", m_session->required(path)},
                         {"readonly", m_session->readonly(path)},
                         {"value", m_session->answer(path)},
                         {"text", m_session->answerText(path, ", ")}};
        const std::vector<Problem> problems = m_session->validate();
        const auto problem = std::ranges::find(problems, path, &Problem::path);
        if (problem != problems.end())
            out["problem"] = {{"reason", nameOf(problem->kind)}, {"message", problem->message}};
        return out;
    });
}

json::object Conversation::choices(const json::object& request)
{
    return atPlace(request, [&](const std::string& path) -> json::object {
        if (!m_session->exists(path))
            return refusal("notFound", "Nothing is at " + path + "; check the path.");
        json::array offered;
        for (const forms::OfferedChoice& choice : m_session->choices(path)) {
            json::object one{
                {"value", choice.value}, {"label", choice.label}, {"chosen", choice.chosen}};
            for (const auto& [kind, name] : {std::pair("image", &choice.image),
                                             {"audio", &choice.audio},
                                             {"video", &choice.video}})
                if (!name->empty())
                    one[kind] = *name;
            offered.push_back(std::move(one));
        }
        return {{"choices", std::move(offered)}};
    });
}

json::object Conversation::eval(const json::object& request)
{
    const auto worth = [&](const std::string& path) -> json::object {
        const auto parsed =
            forms::Expression::parse(textAt(request, "expression"), forms::withoutKeys(path));
        if (!parsed)
            return refusal(parsed.error());
        const Result<forms::Value> value = m_session->evaluate(*parsed, path);
        if (!value)
            return refusal(value.error());
        json::object out{{"type", typeOf(*value)}, {"value", forms::toText(*value)}};
        if (const auto* nodes = std::get_if<forms::NodeSet>(&*value)) {
            json::array values;
            for (const forms::InstanceNode* node : *nodes)
                values.emplace_back(node->stringValue());
            out["values"] = std::move(values);
        }
        return out;
    };
    if (!request.contains("at"))
        return worth(m_form->model->primary->children().front()->path());
    return atPlace(request, worth);
}

json::object Conversation::texts(const json::object& request)
{
    const std::string before = m_session->language();
    if (request.contains("language"))
        if (json::object changed = setLanguage(request); changed.contains("ok"))
            return changed;
    json::object out = atPlace(request, [&](const std::string& path) -> json::object {
        const forms::ShownTexts texts = m_session->texts(path);
        return {{"label", texts.label},
                {"hint", texts.hint},
                {"guidance", texts.guidance},
                {"image", texts.image},
                {"audio", texts.audio},
                {"video", texts.video},
                {"constraintMessage", m_session->constraintMessage(path)},
                {"requiredMessage", m_session->requiredMessage(path)}};
    });
    if (m_session->language() != before)
        m_session->setLanguage(before);
    return out;
}

json::object Conversation::setLanguage(const json::object& request)
{
    const std::string language(textAt(request, "language"));
    if (std::ranges::find(m_form->languages, language) == m_form->languages.end())
        return refusal("notFound", "The form has no language '" + language +
                                       "'; the answer to open lists what it has.");
    m_session->setLanguage(language);
    return {{"language", m_session->language()}};
}

json::object Conversation::validate(const json::object&)
{
    json::array problems;
    for (const Problem& problem : m_session->validate())
        problems.push_back(json::object{{"at", shown(problem.path)},
                                        {"reason", nameOf(problem.kind)},
                                        {"message", problem.message}});
    return {{"valid", problems.empty()}, {"problems", problems}};
}

json::object Conversation::finalize(const json::object& request)
{
    m_session->finalize();
    return validate(request);
}

json::object Conversation::serialize(const json::object&)
{
    return {{"submission", m_session->serialize()}};
}

json::object Conversation::save(const json::object&)
{
    json::object answers;
    for (const auto& [path, text] : m_session->savedAnswers())
        answers[path] = text;
    return {{"answers", std::move(answers)}};
}

} // namespace wupan::forms_cli
