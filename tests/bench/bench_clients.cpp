#include "core/services/visit_service.h"
#include "core/store/meta_store.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/bench/served_park.h"
#include "tests/bench/socket_transport.h"

#include <latch>
#include <thread>

namespace wupan::bench {
namespace {

constexpr std::size_t kClients = 32;
constexpr std::size_t kEdits = 10;
constexpr int kRounds = 6;

/// A tablet that is up to date, of which only its own few visits are stored here.
class Client
{
public:
    Client(ServedPark& park, std::size_t number, const std::string& cursor)
        : m_transport(park.port())
        , m_tablet(park.enrolment(), m_transport)
    {
        const auto first = park.visits.begin() + static_cast<std::ptrdiff_t>(number * kEdits);
        m_visits.assign(first, first + kEdits);
        park.server.write([&](StoreTransaction& store) {
            for (const VisitId visit : m_visits)
                m_tablet.device.pull(
                    RecordType::visit,
                    store.record(park.server.park.id, RecordType::visit, visit.uuid)->document);
        });
        static_cast<void>(m_tablet.device.tablet->inTransaction([&] {
            MetaStore(m_tablet.device.tablet->database())
                .set(MetaKey::cursor, std::string_view(cursor));
            return done();
        }));
    }

    void edit(int round)
    {
        VisitService visits(*m_tablet.device.tablet);
        for (const VisitId visit : m_visits)
            if (!visits.saveAnswers(visit, {{"/data/projects/question3", std::to_string(round)}},
                                    0))
                throw std::runtime_error("an edit was not saved");
    }

    [[nodiscard]] double syncMs()
    {
        return timeMs([this] { static_cast<void>(m_tablet.sync()); });
    }

private:
    SocketTransport m_transport;
    EnrolledTablet m_tablet;
    std::vector<VisitId> m_visits;
};

std::string newestCursor(ServedPark& park)
{
    SocketTransport transport(park.port());
    EnrolledTablet tablet(park.enrolment(), transport);
    static_cast<void>(tablet.sync());
    return MetaStore(tablet.device.tablet->database()).text(MetaKey::cursor);
}

} // namespace

/// All of them at once: each pushes its edits and pulls those of the others.
void benchClients()
{
    ServedPark park;
    const std::string cursor = newestCursor(park);
    std::vector<std::unique_ptr<Client>> clients;
    for (std::size_t i = 0; i < kClients; ++i)
        clients.push_back(std::make_unique<Client>(park, i, cursor));

    std::vector<double> ms;
    for (int round = 0; round < kRounds; ++round) {
        for (const auto& client : clients)
            client->edit(round);
        std::vector<double> taken(kClients);
        std::latch start(kClients);
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < kClients; ++i)
            threads.emplace_back([&, i] {
                start.arrive_and_wait();
                taken[i] = clients[i]->syncMs();
            });
        threads.clear();
        ms.insert(ms.end(), taken.begin(), taken.end());
    }
    report("32 clients at once, 10 edits each: one sync", Samples(ms), "ms", {.below = 20});
}

} // namespace wupan::bench
