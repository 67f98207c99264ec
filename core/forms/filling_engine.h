#pragma once

#include "core/forms/answer_types.h"
#include "core/forms/filling_session.h"
#include "core/forms/form_report.h"
#include "core/forms/form_xml.h"
#include "core/forms/instance_path.h"

#include <algorithm>

namespace wupan::forms {

inline constexpr std::size_t kMostAuditEvents = 20'000;

inline Answers withoutEmpty(Answers answers)
{
    std::erase_if(answers, [](const auto& entry) { return entry.second.empty(); });
    return answers;
}

[[nodiscard]] inline bool selects(QuestionType type)
{
    return type == QuestionType::selectOne || type == QuestionType::selectMultiple ||
           type == QuestionType::rank;
}

/// The parts of a session, which know each other by reference.
class FillingSession::Engine
{
public:
    Engine(FormPtr definition, Answers saved, SessionHost device)
        : form(std::move(definition))
        , answers(withoutEmpty(std::move(saved)))
        , host(std::move(device))
        , live(*form, answers, host)
        , shown(live)
        , report(live, shown)
    {
        const bool begin = answers.empty();
        live.open(begin);
        note({begin ? "form start" : "form resume", {}, live.now(), {}, {}, {}});
    }

    void note(AuditEvent event)
    {
        if (audit.size() < kMostAuditEvents)
            audit.push_back(std::move(event));
    }

    /// Several edits of one question in a row are one event.
    void noteAnswer(const std::string& path, const std::string& before, const std::string& after)
    {
        if (!audit.empty() && audit.back().event == "question" && audit.back().node == path) {
            audit.back().end = live.now();
            audit.back().newValue = after;
            return;
        }
        note({"question", path, live.now(), live.now(), before, after});
    }

    /// Empty when the answer may be given.
    std::string refusal(const LiveNode& at, const Question& question, const std::string& text)
    {
        if (at.readonly)
            return "readonly";
        if (text.empty())
            return {};
        if (selects(question.type)) {
            const std::vector<std::string> words = wordsOf(text);
            const bool one = question.type == QuestionType::selectOne;
            if (words.empty() || (one && words.front() != text) ||
                !std::ranges::all_of(
                    words, [&](const std::string& word) { return shown.offers(at, word); }))
                return "choice";
        } else if (!fitsType(question.type, text)) {
            return "type";
        }
        // `.` is the new answer meanwhile.
        std::string before = at.node->text();
        at.node->setText(text);
        const bool holds = report.constraintHolds(at);
        at.node->setText(std::move(before));
        return holds ? std::string() : "constraint";
    }

    /// Where instances of the repeat at that path are added; null: nowhere.
    LiveNode* parentOf(const std::string& repeat, NodeIndex& model)
    {
        model = form->model->find(withoutKeys(repeat));
        if (model == kNone || !form->model->nodes[model].isRepeat || !lastKey(repeat).empty())
            return nullptr;
        return live.tree().find(parentPath(repeat));
    }

    [[nodiscard]] bool addsRemoves(NodeIndex repeat) const
    {
        const auto group = form->model->nodes[repeat].group;
        return group && form->groups[*group].addsRemoves;
    }

    /// One that sorts behind the present instances.
    std::string newKey(const LiveNode& parent, NodeIndex repeat) const
    {
        const auto& instances = parent.slots[form->model->nodes[repeat].slot];
        const std::string last(instances.empty() ? std::string_view()
                                                 : lastKey(instances.back()->path));
        std::string key;
        if (host.newId) {
            key = host.newId();
        } else {
            const double number = instances.empty() ? 0 : parseNumber(last);
            key = numberText(number >= 0 ? number + 1 : 1);
        }
        // The device's clock was set back.
        if (!last.empty() && !keyBefore(last, key))
            key = last + "-1";
        return isKey(key) ? key : std::string();
    }

    FormPtr form;
    Answers answers;
    SessionHost host;
    LiveForm live;
    ShownForm shown;
    FormReport report;
    std::vector<AuditEvent> audit;
};

} // namespace wupan::forms
