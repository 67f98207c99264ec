#pragma once

#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "tests/core/sync/history_search.h"

#include <set>

namespace wupan::test {

/// What becomes of steps that two tablets take without knowing of each other: headquarters takes
/// them in the order in which they arrive; one that no longer fits goes to the attention list.
struct StepSpecification
{
    enum class State { registered, accepted, returned };
    struct Step
    {
        std::string word;
        std::string text;
    };

    State headquarters = State::registered;
    PerTablet<State> seen{};
    PerTablet<std::vector<Step>> waiting;
    PerTablet<bool> unanswered{};
    std::set<std::string> taken;
    PerTablet<std::set<std::string>> refused;

    static Step onward(State state, const std::string& text)
    {
        switch (state) {
        case State::registered:
            return {"accept", text};
        case State::accepted:
            return {"return", text};
        case State::returned:
            break;
        }
        return {"supplement", text};
    }

    /// False where it does not fit.
    static bool take(const Step& step, State& state)
    {
        if (step.word == "accept" && state != State::registered)
            return false;
        if (step.word == "return" && state == State::returned)
            return false;
        if (step.word == "accept")
            state = State::accepted;
        else if (step.word == "return")
            state = State::returned;
        else if (step.word == "supplement" && state == State::returned)
            state = State::registered;
        return true;
    }

    void save(std::size_t tablet, const Step& step)
    {
        take(step, seen.at(tablet));
        waiting.at(tablet).push_back(step);
    }

    void push(std::size_t tablet)
    {
        for (const Step& step : waiting.at(tablet))
            (take(step, headquarters) ? taken : refused.at(tablet)).insert(step.text);
        waiting.at(tablet).clear();
    }

    void sync(std::size_t tablet)
    {
        push(tablet);
        unanswered.at(tablet) = false;
        seen.at(tablet) = headquarters;
    }

    void syncInVain(std::size_t tablet)
    {
        if (unanswered.at(tablet)) // the same goes once more, and nothing else
            return;
        unanswered.at(tablet) = !waiting.at(tablet).empty();
        push(tablet);
    }
};

/// The histories of one issue that a coordinator moves on from two tablets.
class StepHistories
{
public:
    StepHistories()
        : m_world(Role::coordinator)
    {
        Issue issue;
        issue.id = m_id;
        issue.registeredBy = m_world.tablet(0).officer.id;
        issue.title = "用电增容";
        m_world.headquarters().put(RecordType::issue, toDocument(issue), {});
        m_world.settle();
    }

    HistorySearch<StepSpecification> search()
    {
        return {m_world,
                {},
                {[this](StepSpecification& expected, std::size_t tablet, int moment) {
                     save(expected, tablet,
                          StepSpecification::onward(expected.seen.at(tablet), textOf(moment)));
                 },
                 [this](StepSpecification& expected, std::size_t tablet, int) {
                     expected.sync(tablet);
                     m_world.syncAll(tablet);
                 },
                 [this](StepSpecification& expected, std::size_t tablet, int) {
                     expected.syncInVain(tablet);
                     m_world.sync(tablet, true);
                 }},
                [this](StepSpecification& expected) { check(expected); }};
    }

private:
    static std::string textOf(int moment) { return "step " + std::to_string(moment); }

    static std::string word(StepSpecification::State state)
    {
        switch (state) {
        case StepSpecification::State::registered:
            return "registered";
        case StepSpecification::State::accepted:
            return "accepted";
        case StepSpecification::State::returned:
            break;
        }
        return "returned";
    }

    void save(StepSpecification& expected, std::size_t tablet, const StepSpecification::Step& step)
    {
        Change change = m_world.edit(tablet, RecordType::issue, m_id.uuid, ChangeKind::step);
        change.step = step.word;
        change.eventId = m_world.tablet(tablet).newId<IssueEventId>();
        change.fields["text"] = step.text;
        if (const Status saved = m_world.save(tablet, std::move(change)); !saved)
            throw std::runtime_error(saved.error().detail);
        expected.save(tablet, step);
        require(stateOn(tablet), word(expected.seen.at(tablet)));
    }

    std::string stateOn(std::size_t tablet)
    {
        return std::string(wupan::word(m_world.tablet(tablet).load<Issue>(m_id).state));
    }

    void check(StepSpecification& expected)
    {
        m_world.settle();
        expected.push(0);
        expected.push(1);
        require(m_world.difference(), "");
        for (std::size_t tablet = 0; tablet < kTablets; ++tablet) {
            require(stateOn(tablet), word(expected.headquarters));
            std::multiset<std::string> history;
            RecordStore records(m_world.database(tablet));
            for (const IssueEvent& event : records.loadAll<IssueEvent>())
                history.insert(event.text);
            require(joined(history), joined(expected.taken));
            require(joined(refusedOn(tablet)), joined(expected.refused.at(tablet)));
        }
    }

    std::multiset<std::string> refusedOn(std::size_t tablet)
    {
        std::multiset<std::string> texts;
        Statement rows = m_world.database(tablet).prepare("SELECT change FROM attention");
        while (rows.step())
            texts.emplace(textAt(objectAt(parseObject(rows.text(0)).value(), "fields"), "text"));
        return texts;
    }

    HistoryWorld m_world;
    IssueId m_id = m_world.tablet(0).newId<IssueId>();
};

} // namespace wupan::test
