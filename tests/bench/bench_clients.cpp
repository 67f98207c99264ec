#include "core/services/issue_service.h"
#include "core/store/meta_store.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/bench/served_park.h"
#include "tests/bench/socket_transport.h"

#include <chrono>
#include <thread>

namespace wupan::bench {
namespace {

constexpr std::size_t kClients = 32;
constexpr std::size_t kEdits = 10;
constexpr int kRounds = 5;
constexpr std::chrono::milliseconds kBetweenSyncs{2000}; // as app/device_core.cpp has it

/// A tablet that is up to date, of which only its own few issues are stored here.
class Client
{
public:
    Client(ServedPark& park, std::size_t number, const std::string& cursor)
        : m_transport(park.port())
        , m_tablet(park.enrolment(), m_transport)
    {
        const auto first = park.issues.begin() + static_cast<std::ptrdiff_t>(number * kEdits);
        m_issues.assign(first, first + kEdits);
        park.server.write([&](StoreTransaction& store) {
            for (const IssueId issue : m_issues)
                m_tablet.device.pull(
                    RecordType::issue,
                    store.record(park.server.park.id, RecordType::issue, issue.uuid)->document);
        });
        const Status noted = m_tablet.device.tablet->inTransaction([&] {
            MetaStore(m_tablet.device.tablet->database())
                .set(MetaKey::cursor, std::string_view(cursor));
            return done();
        });
        if (!noted)
            throw std::runtime_error(noted.error().detail);
    }

    /// What the sync took, without the edits.
    [[nodiscard]] double editAndSync(int round)
    {
        IssueService issues(*m_tablet.device.tablet);
        for (const IssueId issue : m_issues)
            if (!issues.edit(issue, {{"description", "第" + std::to_string(round) + "次核实"}}))
                throw std::runtime_error("an edit was not saved");
        return timeMs([this] { static_cast<void>(m_tablet.sync()); });
    }

private:
    SocketTransport m_transport;
    EnrolledTablet m_tablet;
    std::vector<IssueId> m_issues;
};

std::string newestCursor(ServedPark& park)
{
    SocketTransport transport(park.port());
    EnrolledTablet tablet(park.enrolment(), transport);
    static_cast<void>(tablet.sync());
    return MetaStore(tablet.device.tablet->database()).text(MetaKey::cursor);
}

} // namespace

/// As tablets do, each waits two seconds from one sync to the next; all of them pull what the
/// others pushed meanwhile.
void benchClients()
{
    ServedPark park;
    const std::string cursor = newestCursor(park);
    std::vector<std::unique_ptr<Client>> clients;
    for (std::size_t i = 0; i < kClients; ++i)
        clients.push_back(std::make_unique<Client>(park, i, cursor));

    std::vector<std::vector<double>> taken(kClients);
    {
        const auto start = std::chrono::steady_clock::now();
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < kClients; ++i)
            threads.emplace_back([&, i] {
                for (int round = 0; round < kRounds; ++round) {
                    std::this_thread::sleep_until(start + kBetweenSyncs * round +
                                                  kBetweenSyncs * i / kClients);
                    taken[i].push_back(clients[i]->editAndSync(round));
                }
            });
    }
    std::vector<double> ms;
    for (const std::vector<double>& ofClient : taken)
        ms.insert(ms.end(), ofClient.begin(), ofClient.end());
    report("32 clients, 10 edits each every 2 s: one sync", Samples(ms), "ms", {.below = 20});
}

} // namespace wupan::bench
