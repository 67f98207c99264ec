#include "core/services/issue_service.h"
#include "core/services/visit_service.h"
#include "core/store/outbox_store.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/bench/served_park.h"
#include "tests/bench/socket_transport.h"

namespace wupan::bench {
namespace {

constexpr int kPushRounds = 5;
constexpr int kPullRounds = 30;
constexpr std::size_t kEdits = 1000;
constexpr std::size_t kPulled = 100;
constexpr double kKilobyte = 1e3;

void require(const Status& status)
{
    if (!status)
        throw std::runtime_error(status.error().detail);
}

/// A description of each open issue of the officer, and answers of visits; each of another record.
void editOffline(ServedPark& park, EnrolledTablet& tablet, int round)
{
    VisitService visits(*tablet.device.tablet);
    IssueService issues(*tablet.device.tablet);
    const std::string text = "第" + std::to_string(round) + "次核实：企业已提交用电增容申请。";
    for (std::size_t i = 0; i < kEdits - park.issues.size(); ++i)
        require(visits.saveAnswers(park.visits.at(i),
                                   {{"/data/projects/question3", std::to_string(round)}}, 0));
    for (std::size_t i = 0; i < park.issues.size(); ++i)
        require(issues.edit(park.issues[i], {{"description", text + std::to_string(i)}}));
}

/// As if the service centre had edited so many issues.
void editAtHeadquarters(ServedPark& park, int round)
{
    park.server.write([&](StoreTransaction& store) {
        for (std::size_t i = 0; i < kPulled; ++i) {
            auto stored =
                store.record(park.server.park.id, RecordType::issue, park.issues.at(i).uuid);
            stored->document["urgency"] = round % 2 == 0 ? "normal" : "urgent";
            store.put(park.server.park.id, RecordType::issue, stored->document, stored->times);
        }
    });
}

/// Two durable commits of one row each: what no push can do without, here and there.
class TwoCommits
{
public:
    explicit TwoCommits(const std::filesystem::path& folder)
        : m_here(folder / "here.db")
        , m_there(folder / "there.db")
    {
        for (BareSqlite* database : {&m_here, &m_there})
            database->execute("CREATE TABLE count (value INTEGER); INSERT INTO count VALUES (0);");
    }

    void run()
    {
        for (BareSqlite* database : {&m_here, &m_there})
            database->execute("UPDATE count SET value = value + 1");
    }

private:
    BareSqlite m_here;
    BareSqlite m_there;
};

} // namespace

void benchExchange()
{
    ServedPark park;
    SocketTransport transport(park.port());
    EnrolledTablet tablet(park.enrolment(), transport);
    static_cast<void>(tablet.sync());
    QTemporaryDir folder;
    TwoCommits commits(folder.path().toStdString());

    int round = 0;
    std::size_t bytes = 0;
    const auto timedSync = [&] {
        transport.bytes = 0;
        transport.requests = 0;
        const double ms = timeMs([&] { static_cast<void>(tablet.sync()); });
        bytes = transport.bytes;
        return ms;
    };
    const Compared push = compareTaken(
        kPushRounds,
        [&] {
            editOffline(park, tablet, ++round);
            return timedSync();
        },
        [&] { return timeMs([&] { commits.run(); }); });
    report("push of 1,000 offline edits, beside two commits", push, {.beyond = 60});
    report("  bytes of it, both ways, with headers", static_cast<double>(bytes) / kKilobyte, "KB",
           {.below = 60});

    std::vector<double> pullMs;
    for (int i = 0; i < kPullRounds; ++i) {
        editAtHeadquarters(park, i);
        pullMs.push_back(timedSync());
    }
    report("pull of 100 changes", Samples(pullMs), "ms", {.below = 7});
    report("  bytes of it, both ways, with headers", static_cast<double>(bytes) / kKilobyte, "KB",
           {.below = 15});
}

} // namespace wupan::bench
