#include "tests/sim/world.h"

#include "core/store/record_store.h"

namespace wupan::sim {

std::string shownIn(const Document& visit, std::string_view field)
{
    const std::size_t slash = field.find('/');
    const bool isKey = slash != std::string_view::npos;
    const json::value* value = visit.if_contains(field.substr(0, slash));
    if (isKey && value != nullptr && value->is_object())
        value = value->get_object().if_contains(field.substr(slash + 1));
    return value == nullptr ? std::string() : json::serialize(*value);
}

World::World(const Options& options)
    : plan(Stage::get())
    , server(plan.server)
    , m_dice(options.seed)
    , m_keepTrace(options.trace)
{
    plan.renew(options.seed);
    const std::size_t drawn = 1 + below(4);
    const auto tablets = options.tablets > 0 ? static_cast<std::size_t>(options.tablets) : drawn;
    const std::size_t first = below(kPeople);
    for (std::size_t i = 0; i < std::min(tablets, kPeople); ++i) {
        Station station;
        station.person = (first + i) % kPeople;
        station.device = plan.takeTablet(station.person, options.seed * kPeople + station.person);
        if (chance(4))
            station.device->becomeOld();
        stations.push_back(std::move(station));
    }
    m_tablets = stations.size();
}

World::~World()
{
    for (std::size_t i = 0; i < m_tablets; ++i)
        plan.giveBack(stations[i].person, std::move(stations[i].device));
    for (std::size_t i = m_tablets; i < stations.size(); ++i)
        memoryDisk().kill(stations[i].device->folder()); // nobody needs it written back
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
    m_story.add(line);
    m_story.add("\n");
    if (m_keepTrace)
        result.trace += line + "\n";
}

Result World::end()
{
    result.traceHash = hex(m_story.finish());
    return result;
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
        for (const std::string_view field : kOwnFields) {
            const Entry* entry = ledger.newest(station, visit.uuid, std::string(field));
            if (entry == nullptr)
                continue;
            const std::string shown = shownIn(*row, field);
            if (shown.find(entry->token) == std::string::npos)
                fail(name(station) + " shows '" + shown + "' as " + std::string(field) +
                     ", not the own " + entry->token);
        }
    }
}

} // namespace wupan::sim
