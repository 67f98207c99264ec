#include "tests/sim/world.h"

#include "core/base/hash.h"
#include "core/store/record_store.h"

namespace wupan::sim {

World::World(const Options& options)
    : plan(Blueprint::get())
    , server(
          [&] {
              std::filesystem::copy(plan.folder / "hq", scratch.path() / "hq",
                                    std::filesystem::copy_options::recursive);
              return scratch.path() / "hq";
          }(),
          options.seed)
    , m_dice(options.seed)
    , m_keepTrace(options.trace)
{
    const std::size_t drawn = 1 + below(4);
    const auto tablets = options.tablets > 0 ? static_cast<std::size_t>(options.tablets) : drawn;
    for (std::size_t i = 0; i < std::min(tablets, kPeople); ++i) {
        const std::string folder = "tablet-" + std::to_string(i);
        std::filesystem::copy(plan.folder / folder, scratch.path() / folder,
                              std::filesystem::copy_options::recursive);
        Station station;
        station.person = i;
        station.device = std::make_unique<Device>(
            scratch.path() / folder,
            [this](const Request& request) { return server.handle(request); }, kStart,
            options.seed * kPeople + i);
        station.device->secrets = plan.secrets[i];
        station.device->session->resume([](const Status&) {});
        stations.push_back(std::move(station));
    }
}

std::string World::name(std::size_t station) const
{
    return "tablet " + std::to_string(station) + " (" +
           std::string(word(personOf(stations[station]).role)) + ")";
}

const Person& World::personOf(const Station& station) const
{
    return plan.people[station.person];
}

void World::note(const std::string& line)
{
    m_story = sha256Hex(m_story + line);
    result.traceHash = m_story;
    if (m_keepTrace)
        result.trace += line + "\n";
}

void World::mishap(const std::string& line)
{
    ++result.mishaps;
    note(line);
}

void World::fail(const std::string& what)
{
    result.ok = false;
    result.failure += what + "\n";
    note("BROKEN: " + what);
}

void World::copy(std::size_t station)
{
    const std::size_t copy = stations.size();
    Station other;
    other.person = stations[station].person;
    other.visits = stations[station].visits;
    other.device = stations[station].device->copy(
        scratch.path() / ("tablet-" + std::to_string(copy)), below(1'000'000));
    other.device->clock = stations[station].device->clock;
    stations.push_back(std::move(other));
    ledger.branch(station, copy);
}

void World::look(std::size_t station)
{
    if (!leavers.contains(stations[station].person))
        lookAtOwnEdits(station);
}

/// A person sees what they typed last on a record that nobody else writes.
void World::lookAtOwnEdits(std::size_t station)
{
    if (ledger.tangled(station))
        return;
    RecordStore records(stations[station].device->tablet->database());
    for (const VisitId visit : stations[station].visits) {
        const auto row = records.read(RecordType::visit, visit.uuid);
        if (!row)
            return fail(name(station) + " does not show its own visit " + visit.text());
        for (const std::string& field :
             {std::string("summary"), std::string("signerName"), std::string("answers//data/q0"),
              std::string("answers//data/q1")}) {
            const Entry* entry = ledger.newest(station, visit.uuid, field);
            if (entry == nullptr)
                continue;
            const std::size_t slash = field.find('/');
            const std::string_view shown =
                slash == std::string::npos
                    ? textAt(*row, field)
                    : textAt(objectAt(*row, "answers"), field.substr(slash + 1));
            if (shown.find(entry->token) == std::string_view::npos)
                fail(name(station) + " shows '" + std::string(shown) + "' as " + field +
                     ", not the own " + entry->token);
        }
    }
}

} // namespace wupan::sim
