#pragma once

#include "core/procedure/park_rules.h"
#include "core/sync/apply_change.h"
#include "tests/support/temporary_tablet.h"

#include <array>
#include <map>
#include <stdexcept>

namespace wupan::test {

constexpr std::size_t kTablets = 2;
template <class T>
using PerTablet = std::array<T, kTablets>;

inline void require(const std::string& actual, const std::string& expected)
{
    if (actual != expected)
        throw std::runtime_error("'" + actual + "' instead of '" + expected + "'");
}

template <class Strings>
std::string joined(const Strings& items)
{
    std::string text;
    for (const std::string& item : items)
        text += item + "; ";
    return text;
}

/// What headquarters is to edits: rows, their times, and the answers that it gave. A value, so that
/// a search can go back to it.
class Rows
{
public:
    struct Row
    {
        RecordType type = RecordType::visit;
        Document document;
        FieldTimes times;
    };

    /// The answer to a change, the same however often it is sent.
    ChangeOutcome answer(std::size_t tablet, const Change& change, const Actor& actor,
                         const ParkRules& rules)
    {
        const auto [entry, isNew] = m_answers.try_emplace({tablet, change.sequence});
        if (!isNew) {
            ChangeOutcome again = entry->second;
            again.first = again.outcome;
            again.outcome = Outcome::duplicate;
            return again;
        }
        const auto row = m_rows.find(change.recordId);
        const bool present = row != m_rows.end();
        Applied applied = applyChange(present ? &row->second.document : nullptr,
                                      present ? row->second.times : FieldTimes{}, change,
                                      {actor, change.deviceAt, rules});
        if (applied.outcome.outcome != Outcome::refused) {
            applied.outcome.revision =
                put(change.type, std::move(applied.document), std::move(applied.times));
            for (Document& event : applied.events)
                put(RecordType::issueEvent, std::move(event), {});
        }
        entry->second = applied.outcome;
        return applied.outcome;
    }

    /// Returns its revision.
    std::int64_t put(RecordType type, Document document, FieldTimes times)
    {
        const Uuid id = Uuid::parse(textAt(document, "id")).value();
        document["revision"] = ++m_newest;
        m_rows[id] = {type, std::move(document), std::move(times)};
        return m_newest;
    }

    [[nodiscard]] const std::map<Uuid, Row>& all() const { return m_rows; }
    [[nodiscard]] std::int64_t newest() const { return m_newest; }

private:
    std::map<Uuid, Row> m_rows;
    std::map<std::pair<std::size_t, std::int64_t>, ChangeOutcome> m_answers;
    std::int64_t m_newest = 0;
};

/// Two real tablets of one person and their headquarters. All of it can be put back to an earlier
/// moment: the tablets work in one transaction that is never committed.
class HistoryWorld
{
public:
    explicit HistoryWorld(Role role)
    {
        static_cast<void>(m_tablets[1].newId<DeviceId>()); // theirs shall differ
        for (TemporaryTablet& tablet : m_tablets) {
            tablet.signIn(m_tablets[0].officer.id, role);
            tablet.tablet->database().execute("BEGIN");
        }
    }

    TemporaryTablet& tablet(std::size_t index) { return m_tablets.at(index); }
    Database& database(std::size_t index) { return tablet(index).tablet->database(); }
    Rows& headquarters() { return m_state.rows; }

    /// As the user saves an edit.
    Status save(std::size_t index, Change change)
    {
        return guarded([&] { return LocalRows(*tablet(index).tablet).save(std::move(change)); });
    }

    [[nodiscard]] Change edit(std::size_t index, RecordType type, const Uuid& id, ChangeKind kind)
    {
        return LocalRows(*tablet(index).tablet).change(type, id, kind);
    }

    /// One exchange: everything sealed goes, and headquarters' rows come. With `answerLost`,
    /// nothing of it is heard.
    void sync(std::size_t index, bool answerLost)
    {
        TemporaryTablet& device = tablet(index);
        OutboxStore outbox(database(index));
        std::vector<Change> changes = outbox.sealed(kMost);
        if (changes.empty())
            changes = outbox.seal(kMost);
        std::vector<ChangeOutcome> outcomes;
        outcomes.reserve(changes.size());
        for (const Change& change : changes)
            outcomes.push_back(
                m_state.rows.answer(index, change, device.tablet->actor(), device.tablet->rules()));
        if (answerLost)
            return;
        LocalRows rows(*device.tablet);
        for (const ChangeOutcome& outcome : outcomes)
            rows.settle(outcome, device.clock.now());
        for (const auto& [id, row] : m_state.rows.all())
            if (integerAt(row.document, "revision") > m_state.seen.at(index))
                rows.adopt(row.type, id, &row.document);
        m_state.seen.at(index) = m_state.rows.newest();
    }

    /// As SyncEngine runs: until nothing waits.
    void syncAll(std::size_t index)
    {
        do
            sync(index, false);
        while (OutboxStore(database(index)).count() > 0);
    }

    /// Until nobody has anything to say.
    void settle()
    {
        for (const std::size_t index : {0, 1, 0})
            syncAll(index);
    }

    /// What differs between headquarters and a tablet; empty when nothing does.
    std::string difference()
    {
        for (std::size_t index = 0; index < kTablets; ++index)
            for (const auto& [id, row] : m_state.rows.all()) {
                const auto local = RecordStore(database(index)).read(row.type, id);
                if (!local || *local != row.document)
                    return "tablet " + std::to_string(index) + " has " +
                           (local ? json::serialize(*local) : "nothing") + ", headquarters " +
                           json::serialize(row.document);
            }
        return {};
    }

    void passTime(std::int64_t ms)
    {
        for (TemporaryTablet& tablet : m_tablets)
            tablet.clock.advanceMs(ms);
    }

    /// Runs `work` and then puts everything back.
    template <class Work>
    void andBack(const Work& work)
    {
        const State before = m_state;
        for (std::size_t index = 0; index < kTablets; ++index)
            database(index).prepare("SAVEPOINT before").run();
        passTime(kStepMs);
        work();
        passTime(-kStepMs);
        for (std::size_t index = 0; index < kTablets; ++index) {
            database(index).prepare("ROLLBACK TO before").run();
            database(index).prepare("RELEASE before").run();
        }
        m_state = before;
    }

private:
    static constexpr std::size_t kMost = 200;
    static constexpr std::int64_t kStepMs = 1000;

    struct State
    {
        Rows rows;
        PerTablet<std::int64_t> seen{};
    };

    PerTablet<TemporaryTablet> m_tablets;
    State m_state;
};

} // namespace wupan::test
