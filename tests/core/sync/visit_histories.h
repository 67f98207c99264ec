#pragma once

#include "core/model/visit.h"
#include "tests/core/sync/history_search.h"

#include <set>

namespace wupan::test {

/// The summary has a place for a letter at each end; what is between them nobody changes.
struct Summary
{
    char head = 'h';
    char tail = 't';

    [[nodiscard]] std::string text() const { return head + std::string("走访总结") + tail; }
    bool operator==(const Summary&) const = default;
};

struct Values
{
    std::set<std::string> people;
    Summary summary;
};

/// What docs/sync-protocol.md says of the fields of a visit, said without core's code.
struct VisitSpecification
{
    bool exists = false; ///< at headquarters
    /// `last` and `map`: whoever wrote last, whenever it arrived. Empty = cleared.
    std::map<std::string, std::string> latest;
    Values headquarters;
    PerTablet<bool> isSeen{};
    PerTablet<Values> seen;                  ///< by the user
    PerTablet<std::optional<Values>> before; ///< the edits that wait unsent
    PerTablet<bool> unanswered{};            ///< sent, and the answer did not come
    PerTablet<std::set<std::string>> clashes{};

    Values& edit(std::size_t tablet)
    {
        if (!before.at(tablet))
            before.at(tablet) = seen.at(tablet);
        return seen.at(tablet);
    }

    void push(std::size_t tablet)
    {
        if (!before.at(tablet))
            return;
        const Values& was = *before.at(tablet);
        const Values& now = seen.at(tablet);
        if (!exists) {
            exists = true;
            headquarters = now;
            before.at(tablet).reset();
            return;
        }
        for (const std::string& person : was.people)
            if (!now.people.contains(person))
                headquarters.people.erase(person);
        for (const std::string& person : now.people)
            if (!was.people.contains(person))
                headquarters.people.insert(person);
        if (clash(&Summary::head, was, now) || clash(&Summary::tail, was, now)) {
            clashes.at(tablet).insert(now.summary.text());
        } else {
            take(&Summary::head, was, now);
            take(&Summary::tail, was, now);
        }
        before.at(tablet).reset();
    }

    void sync(std::size_t tablet)
    {
        push(tablet);
        unanswered.at(tablet) = false;
        seen.at(tablet) = headquarters;
        isSeen.at(tablet) = exists;
    }

    void syncInVain(std::size_t tablet)
    {
        if (unanswered.at(tablet)) // the same goes once more, and nothing else
            return;
        unanswered.at(tablet) = before.at(tablet).has_value();
        push(tablet);
    }

private:
    using Place = char Summary::*;

    [[nodiscard]] bool clash(Place place, const Values& was, const Values& now) const
    {
        const char theirs = headquarters.summary.*place;
        const char earlier = was.summary.*place;
        const char after = now.summary.*place;
        return earlier != after && theirs != earlier && theirs != after;
    }
    void take(Place place, const Values& was, const Values& now)
    {
        if (was.summary.*place != now.summary.*place)
            headquarters.summary.*place = now.summary.*place;
    }
};

inline std::set<std::string> asSet(const std::vector<std::string>& items)
{
    return {items.begin(), items.end()};
}

inline json::value orNull(const std::string& text)
{
    return text.empty() ? json::value() : json::value(text);
}

inline json::value asArray(const std::set<std::string>& items)
{
    return items.empty() ? json::value() : json::value(json::array(items.begin(), items.end()));
}

inline std::set<std::string> clashesKept(HistoryWorld& world, std::size_t tablet)
{
    std::set<std::string> texts;
    Statement rows = world.database(tablet).prepare("SELECT change, theirs FROM attention");
    while (rows.step()) {
        texts.insert(
            std::string(textAt(objectAt(parseObject(rows.text(0)).value(), "fields"), "summary")));
        if (textAt(parseObject(rows.text(1)).value(), "summary").empty())
            texts.insert("a clash without headquarters' version");
    }
    return texts;
}

/// The histories of one visit of the person who uses both tablets.
class VisitHistories
{
public:
    VisitHistories()
        : m_world(Role::officer)
    {}

    HistorySearch<VisitSpecification> ofAVisitThatIsThere()
    {
        Visit visit;
        visit.id = m_id;
        visit.officerId = m_world.tablet(0).officer.id;
        visit.signerName = "乙";
        visit.answers = {{"/q1", "no"}};
        visit.peopleMet = {"甲"};
        visit.summary = Summary().text();
        m_world.headquarters().put(RecordType::visit, toDocument(visit), {});
        m_world.settle();
        VisitSpecification start;
        start.exists = true;
        start.isSeen = {true, true};
        start.latest = {{"signer", "乙"}, {"/q1", "no"}};
        start.headquarters.people = {"甲"};
        start.seen = {start.headquarters, start.headquarters};
        return search(start, {one(), other(), sync(), syncInVain()});
    }

    /// The first tablet creates it with its first edit.
    HistorySearch<VisitSpecification> ofANewVisit()
    {
        return search({}, {one(), sync(), syncInVain()});
    }

private:
    using Search = HistorySearch<VisitSpecification>;
    using Writes = std::map<std::string, std::string>;

    Search search(VisitSpecification start, std::vector<Search::Operation> operations)
    {
        return {m_world, std::move(start), std::move(operations),
                [this](VisitSpecification& expected) { check(expected); }};
    }

    Search::Operation one()
    {
        return [this](VisitSpecification& expected, std::size_t tablet, int moment) {
            if (!expected.isSeen.at(tablet) && tablet != 0)
                return;
            Values& values = expected.edit(tablet);
            values.people.insert("丙");
            values.summary.head = static_cast<char>('A' + moment);
            save(expected, tablet,
                 {{"signer", std::to_string(moment)}, {"/q1", std::to_string(moment)}});
        };
    }
    Search::Operation other()
    {
        return [this](VisitSpecification& expected, std::size_t tablet, int moment) {
            Values& values = expected.edit(tablet);
            values.people.erase("甲");
            values.summary.tail = 'Z'; // both may write the same
            save(expected, tablet, {{"signer", ""}, {"/q1", ""}, {"/q2", std::to_string(moment)}});
        };
    }
    Search::Operation sync()
    {
        return [this](VisitSpecification& expected, std::size_t tablet, int) {
            expected.sync(tablet);
            m_world.syncAll(tablet);
        };
    }
    Search::Operation syncInVain()
    {
        return [this](VisitSpecification& expected, std::size_t tablet, int) {
            expected.syncInVain(tablet);
            m_world.sync(tablet, true);
        };
    }

    void save(VisitSpecification& expected, std::size_t tablet, const Writes& writes)
    {
        const bool isNew = !expected.isSeen.at(tablet);
        expected.isSeen.at(tablet) = true;
        Change change = m_world.edit(tablet, RecordType::visit, m_id.uuid,
                                     isNew ? ChangeKind::create : ChangeKind::update);
        json::object answers;
        for (const auto& [name, value] : writes) {
            expected.latest[name] = value;
            if (name == "signer")
                change.fields["signerName"] = orNull(value);
            else
                answers[name] = orNull(value);
        }
        change.fields["answers"] = std::move(answers);
        const Values& now = expected.seen.at(tablet);
        change.fields["peopleMet"] = asArray(now.people);
        change.fields["summary"] = now.summary.text();
        if (!isNew) {
            const auto shown = m_world.tablet(tablet).load<Visit>(m_id);
            change.was["peopleMet"] = asArray(asSet(shown.peopleMet));
            change.was["summary"] = shown.summary;
        }
        if (const Status saved = m_world.save(tablet, std::move(change)); !saved)
            throw std::runtime_error(saved.error().detail);
        // The own edit is seen at once.
        const auto after = m_world.tablet(tablet).load<Visit>(m_id);
        require(after.summary, now.summary.text());
        require(joined(asSet(after.peopleMet)), joined(now.people));
        for (const auto& [name, value] : writes)
            require(written(after, name), value);
    }

    static std::string written(const Visit& visit, const std::string& name)
    {
        if (name == "signer")
            return visit.signerName;
        const auto found = visit.answers.find(name);
        return found == visit.answers.end() ? "" : found->second;
    }

    void check(VisitSpecification& expected)
    {
        m_world.settle();
        expected.push(0);
        expected.push(1);
        require(m_world.difference(), "");
        for (std::size_t tablet = 0; tablet < kTablets; ++tablet)
            require(joined(clashesKept(m_world, tablet)), joined(expected.clashes.at(tablet)));
        if (!expected.exists)
            return;
        const auto visit = m_world.tablet(0).load<Visit>(m_id);
        for (const auto& [name, value] : expected.latest)
            require(written(visit, name), value);
        require(joined(asSet(visit.peopleMet)), joined(expected.headquarters.people));
        require(visit.summary, expected.headquarters.summary.text());
    }

    HistoryWorld m_world;
    VisitId m_id = m_world.tablet(0).newId<VisitId>();
};

} // namespace wupan::test
