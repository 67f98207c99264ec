#include "tests/sim/simulation.h"

#include "core/model/checklist.h"
#include "core/model/enterprise.h"
#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "core/model/visit.h"
#include "core/services/issue_service.h"
#include "core/services/visit_service.h"
#include "core/store/attention_store.h"
#include "core/store/record_store.h"
#include "core/store/sync_status_store.h"
#include "tests/sim/device.h"

#include <map>
#include <random>

namespace wupan::sim {
namespace {

/// What was saved, as an outsider noted it: the last value of every answer, and every comment.
struct Ledger
{
    std::map<std::pair<VisitId, std::string>, std::string> answers;
    std::map<VisitId, std::string> summaries;
    std::multimap<IssueId, std::string> comments;
    std::size_t issues = 0;
};

class Simulation
{
public:
    Simulation(std::uint64_t seed, int steps)
        : m_dice(seed)
        , m_steps(steps)
    {
        Enterprise enterprise;
        enterprise.id = m_enterprise = m_server.newId<EnterpriseId>();
        enterprise.name = "样本企业";
        Checklist checklist;
        checklist.id = m_server.newId<ChecklistId>();
        m_server.write([&](StoreTransaction& store) {
            store.put(m_server.park.id, RecordType::enterprise, toDocument(enterprise), {});
            store.put(m_server.park.id, RecordType::checklist, toDocument(checklist), {});
        });
        m_devices.push_back(
            std::make_unique<Device>(m_server, "officer-1", m_server.officer, seed + 1));
        const OfficerId second = m_server.addPerson("样本干部乙", "officer-2", Role::officer);
        m_devices.push_back(std::make_unique<Device>(m_server, "officer-2", second, seed + 2));
        m_visits.resize(m_devices.size());
        m_issues.resize(m_devices.size());
        settle();
    }

    Result run()
    {
        for (int step = 0; step < m_steps && m_result.ok; ++step) {
            m_server.clock.advanceMs(static_cast<std::int64_t>(below(5000)) + 1);
            act(below(m_devices.size()));
        }
        settle();
        check();
        m_result.traceHash = std::hash<std::string>{}(m_result.trace);
        return m_result;
    }

private:
    std::size_t below(std::size_t limit) { return m_dice() % limit; }

    void note(std::size_t device, const std::string& what)
    {
        m_result.trace += "tablet " + std::to_string(device) + ": " + what + "\n";
    }

    void fail(const std::string& what)
    {
        m_result.ok = false;
        m_result.failure += what + "\n";
    }

    void act(std::size_t index)
    {
        Device& device = *m_devices[index];
        const std::size_t dice = below(20);
        if (dice < 2)
            planVisit(index);
        else if (dice < 8)
            answer(index);
        else if (dice < 9)
            summarize(index);
        else if (dice < 10)
            capture(index);
        else if (dice < 12)
            comment(index);
        else if (dice < 14)
            device.startSync();
        else if (dice < 19)
            exchange(index);
        else {
            note(index, "restarts");
            device.restart();
        }
    }

    void planVisit(std::size_t index)
    {
        const auto visit =
            VisitService(*m_devices[index]->tablet).plan(m_enterprise, m_server.clock.now());
        if (!visit)
            return fail("plan: " + visit.error().detail);
        note(index, "plans " + visit->text());
        m_visits[index].push_back(*visit);
        ++m_result.edits;
    }

    void answer(std::size_t index)
    {
        if (m_visits[index].empty())
            return;
        const VisitId visit = m_visits[index][below(m_visits[index].size())];
        const std::string path = "/data/q" + std::to_string(below(4));
        const std::string value = std::to_string(++m_result.edits);
        if (!VisitService(*m_devices[index]->tablet).saveAnswers(visit, {{path, value}}, 1))
            return fail("an answer could not be saved");
        m_ledger.answers[{visit, path}] = value;
        note(index, "answers " + path + " = " + value);
    }

    void summarize(std::size_t index)
    {
        if (m_visits[index].empty())
            return;
        const VisitId visit = m_visits[index][below(m_visits[index].size())];
        const std::string text = "总结 " + std::to_string(++m_result.edits);
        if (!VisitService(*m_devices[index]->tablet).saveSummary(visit, text))
            return fail("a summary could not be saved");
        m_ledger.summaries[visit] = text;
        note(index, "writes " + text);
    }

    void capture(std::size_t index)
    {
        NewIssue issue;
        issue.enterpriseId = m_enterprise;
        issue.title = "问题 " + std::to_string(++m_result.edits);
        const auto id = IssueService(*m_devices[index]->tablet).capture(issue);
        if (!id)
            return fail("capture: " + id.error().detail);
        m_issues[index].push_back(*id);
        ++m_ledger.issues;
        note(index, "captures " + issue.title);
    }

    void comment(std::size_t index)
    {
        if (m_issues[index].empty())
            return;
        const IssueId issue = m_issues[index][below(m_issues[index].size())];
        const std::string text = "进展 " + std::to_string(++m_result.edits);
        if (!IssueService(*m_devices[index]->tablet).comment(issue, text))
            return fail("a comment could not be saved");
        m_ledger.comments.emplace(issue, text);
        note(index, "comments " + text);
    }

    void exchange(std::size_t index)
    {
        Device& device = *m_devices[index];
        if (device.wire.idle())
            return;
        const std::size_t dice = below(10);
        const Fate fate = dice < 2   ? Fate::requestLost
                          : dice < 4 ? Fate::answerLost
                          : dice < 5 ? Fate::twice
                                     : Fate::delivered;
        m_result.cuts += fate == Fate::requestLost || fate == Fate::answerLost ? 1 : 0;
        m_result.duplicates += fate == Fate::twice ? 1 : 0;
        note(index, "exchange, fate " + std::to_string(static_cast<int>(fate)));
        device.wire.deliver(fate);
    }

    /// A good network, until nobody has anything to say.
    void settle()
    {
        for (int round = 0; round < 3; ++round)
            for (const auto& device : m_devices) {
                for (int i = 0; i < 100 && !device->wire.idle(); ++i)
                    device->wire.deliver(Fate::delivered);
                device->startSync();
                for (int i = 0; i < 100 && !device->wire.idle(); ++i)
                    device->wire.deliver(Fate::delivered);
                if (!device->quiet())
                    fail("a sync does not come to an end");
            }
    }

    std::optional<Document> atHeadquarters(RecordType type, const Uuid& id)
    {
        std::optional<Document> document;
        m_server.write([&](StoreTransaction& store) {
            if (const auto stored = store.record(m_server.park.id, type, id))
                document = stored->document;
        });
        return document;
    }

    void check()
    {
        for (const auto& device : m_devices) {
            if (SyncStatusStore(device->tablet->database()).pendingCount() != 0)
                fail("an outbox is not empty; last error: " +
                     (device->lastError
                          ? name(device->lastError->code) + (": " + device->lastError->detail)
                          : std::string("none")));
            if (AttentionStore(device->tablet->database()).count() != 0)
                fail("an edit was refused");
        }
        checkLedger();
        checkConvergence();
    }

    void checkLedger()
    {
        for (const auto& [key, value] : m_ledger.answers) {
            const auto visit = atHeadquarters(RecordType::visit, key.first.uuid);
            if (!visit || fromDocument<Visit>(*visit).answers[key.second] != value)
                fail("an answer is lost: " + key.second + " = " + value);
        }
        for (const auto& [id, summary] : m_ledger.summaries) {
            const auto visit = atHeadquarters(RecordType::visit, id.uuid);
            if (!visit || fromDocument<Visit>(*visit).summary != summary)
                fail("a summary is lost: " + summary);
        }
        RecordStore records(m_devices.front()->tablet->database());
        if (records.count(RecordType::issue) != static_cast<std::int64_t>(m_ledger.issues))
            fail("issues are lost or doubled");
        std::multimap<IssueId, std::string> comments;
        for (const IssueEvent& event : records.loadAll<IssueEvent>())
            if (event.step == IssueStep::comment)
                comments.emplace(event.issueId, event.text);
        if (comments.size() != m_ledger.comments.size())
            fail("comments are lost or doubled");
        for (const auto& [issue, text] : m_ledger.comments) {
            const auto [from, to] = comments.equal_range(issue);
            if (std::none_of(from, to, [&](const auto& entry) { return entry.second == text; }))
                fail("a comment is lost: " + text);
        }
    }

    void checkConvergence()
    {
        RecordStore first(m_devices[0]->tablet->database());
        RecordStore second(m_devices[1]->tablet->database());
        for (std::size_t owner = 0; owner < m_devices.size(); ++owner) {
            for (const VisitId visit : m_visits[owner])
                compare(RecordType::visit, visit.uuid, first, second);
            for (const IssueId issue : m_issues[owner])
                compare(RecordType::issue, issue.uuid, first, second);
        }
    }

    void compare(RecordType type, const Uuid& id, RecordStore& first, RecordStore& second)
    {
        const auto a = first.read(type, id);
        const auto b = second.read(type, id);
        const auto hq = atHeadquarters(type, id);
        if (!a || a != b || a != hq)
            fail("rows differ: " + std::string(word(type)) + " " + id.text());
    }

    std::mt19937_64 m_dice;
    int m_steps;
    Result m_result;
    test::ServerFixture m_server;
    EnterpriseId m_enterprise;
    std::vector<std::unique_ptr<Device>> m_devices;
    std::vector<std::vector<VisitId>> m_visits;
    std::vector<std::vector<IssueId>> m_issues;
    Ledger m_ledger;
};

} // namespace

Result run(std::uint64_t seed, int steps)
{
    return Simulation(seed, steps).run();
}

} // namespace wupan::sim
