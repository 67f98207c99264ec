#include "app/forms_cli/conversation.h"

#include "app/forms_cli/fixed_random.h"
#include "app/forms_cli/moment.h"
#include "app/forms_cli/refusal.h"
#include "core/base/uuid.h"
#include "core/forms/submission.h"

#include <algorithm>

namespace wupan::forms_cli {
struct Conversation::Verb
{
    std::string_view name;
    json::object (Conversation::*run)(const json::object&);
    std::vector<JsonMember> members;
    std::size_t needed = 0; ///< of the members, the first so many
};

const std::vector<Conversation::Verb>& Conversation::verbs()
{
    using enum JsonKind;
    static const std::vector<JsonMember> kPlace{{"at", text}};
    static const std::vector<Verb> kVerbs{
        {"open",
         &Conversation::open,
         {{"language", text},
          {"now", text},
          {"seed", integer},
          {"answers", object},
          {"submission", text}}},
        {"answer", &Conversation::setAnswer, {{"at", text}, {"value", text}}, 2},
        {"addRepeat", &Conversation::addRepeat, kPlace, 1},
        {"removeRepeat", &Conversation::removeRepeat, kPlace, 1},
        {"instances", &Conversation::instances, kPlace, 1},
        {"next", &Conversation::next, {}},
        {"previous", &Conversation::previous, {}},
        {"jump", &Conversation::jump, kPlace, 1},
        {"position", &Conversation::position, {}},
        {"state", &Conversation::state, kPlace, 1},
        {"choices", &Conversation::choices, kPlace, 1},
        {"eval", &Conversation::eval, {{"expression", text}, {"at", text}}, 1},
        {"texts", &Conversation::texts, {{"at", text}, {"language", text}}, 1},
        {"setLanguage", &Conversation::setLanguage, {{"language", text}}, 1},
        {"validate", &Conversation::validate, {}},
        {"finalize", &Conversation::finalize, {}},
        {"serialize", &Conversation::serialize, {}},
        {"save", &Conversation::save, {}},
    };
    return kVerbs;
}

Conversation::Conversation(forms::FormPtr form, std::function<Instant()> now)
    : m_form(std::move(form))
    , m_now(std::move(now))
{}

std::string Conversation::answer(std::string_view line)
{
    const Result<json::object> request = parseObject(line);
    if (!request)
        return json::serialize(
            refusal("invalidInput", "The line is not one JSON object: " + request.error().detail));
    json::object out = handle(*request);
    if (out.contains("ok"))
        return json::serialize(out);
    json::object full{{"ok", true}};
    for (auto& member : out)
        full[member.key()] = std::move(member.value());
    return json::serialize(full);
}

json::object Conversation::handle(const json::object& request)
{
    const std::string wanted(textAt(request, "do"));
    const auto verb = std::ranges::find(verbs(), wanted, &Verb::name);
    if (verb == verbs().end()) {
        std::string known;
        for (const Verb& each : verbs())
            known.append(known.empty() ? "" : ", ").append(each.name);
        return refusal("invalidInput", "\"do\" is one of: " + known + ".");
    }
    for (const auto& member : request)
        if (member.key() != "do" && std::ranges::find(verb->members, std::string_view(member.key()),
                                                      &JsonMember::name) == verb->members.end())
            return refusal("invalidInput", wanted + " has no member \"" +
                                               std::string(member.key()) + "\"; leave it out.");
    if (const Status fits = checkKinds(request, verb->members); !fits)
        return refusal(fits.error());
    for (std::size_t i = 0; i < verb->needed; ++i)
        if (!request.contains(verb->members[i].name))
            return refusal("invalidInput", wanted + " needs the member \"" +
                                               std::string(verb->members[i].name) + "\".");
    if (!m_session && wanted != "open")
        return refusal("wrongState", "Nothing is open; send {\"do\":\"open\"} first.");
    return (this->*verb->run)(request);
}

json::object Conversation::open(const json::object& request)
{
    forms::SessionHost host;
    host.now = m_now;
    if (request.contains("now")) {
        const Result<Instant> at = momentOf(textAt(request, "now"));
        if (!at)
            return refusal(at.error());
        host.now = [at = *at] { return at; };
    }
    const std::string language(textAt(request, "language"));
    if (!language.empty() &&
        std::ranges::find(m_form->languages, language) == m_form->languages.end())
        return refusal("notFound", "The form has no language '" + language + "'.");
    if (request.contains("answers") && request.contains("submission"))
        return refusal("invalidInput", "open takes answers or a submission, not both.");
    auto random = std::make_shared<FixedRandom>(
        request.contains("seed") ? static_cast<std::uint64_t>(integerAt(request, "seed"))
                                 : std::random_device()());
    host.random = [random] { return random->next(); };
    // Ids must sort in the order in which they are made, also while the clock stands still.
    host.newId = [random, now = host.now, made = std::int64_t{0}]() mutable {
        return Uuid::v7(now().plusMs(made++), *random).text();
    };
    forms::Answers answers;
    json::array unknown;
    if (request.contains("submission")) {
        Result<forms::ReadSubmission> read =
            forms::readSubmission(*m_form, textAt(request, "submission"));
        if (!read)
            return refusal(read.error());
        answers = std::move(read->answers);
        host.instanceId = read->instanceId;
        for (const std::string& text : read->unknown)
            unknown.emplace_back(text);
    }
    for (const auto& member : objectAt(request, "answers")) {
        if (!member.value().is_string())
            return refusal("invalidInput", "The answer " + std::string(member.key()) +
                                               " is not a text; put it into quotes.");
        answers[std::string(member.key())] = member.value().as_string();
    }
    m_session.emplace(m_form, std::move(answers), std::move(host));
    m_walk = {};
    if (!language.empty())
        m_session->setLanguage(language);
    json::array stray;
    for (const std::string& key : m_session->strayAnswers())
        stray.emplace_back(key);
    return {{"form", m_form->formId},
            {"version", m_form->version},
            {"language", m_session->language()},
            {"languages", json::value_from(m_form->languages)},
            {"stray", std::move(stray)},
            {"unknown", std::move(unknown)}};
}

} // namespace wupan::forms_cli
