#pragma once

#include "core/base/hash.h"
#include "tests/sim/ledger.h"
#include "tests/sim/sim_park.h"
#include "tests/sim/simulation.h"

#include <array>
#include <random>
#include <set>
#include <string_view>

namespace wupan::sim {

/// A tablet, and what the simulation knows of it.
struct Station
{
    std::size_t person = 0; ///< index of Stage::people
    std::unique_ptr<Device> device;
    std::vector<VisitId> visits; ///< planned here, or on the tablet that this one is a copy of
    std::filesystem::path backup;
};

/// What one tablet alone writes of its visits; the key of a map field behind a slash. The last is
/// known to no version.
inline constexpr std::array<std::string_view, 6> kOwnFields{
    "summary", "signerName", "peopleMet", "answers//data/q0", "answers//data/q1", "weather"};
/// What stands in such a field.
[[nodiscard]] std::string shownIn(const Document& visit, std::string_view field);

/// What a run consists of; the actions work on it and the inspection looks at it.
class World
{
public:
    explicit World(const Options& options);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    [[nodiscard]] std::size_t below(std::size_t limit) { return limit == 0 ? 0 : m_dice() % limit; }
    [[nodiscard]] bool chance(std::size_t oneIn) { return below(oneIn) == 0; }
    [[nodiscard]] std::string name(std::size_t station) const;
    [[nodiscard]] const Person& personOf(const Station& station) const;

    void note(const std::string& line);
    void mishap(const std::string& line);
    /// A promise was broken.
    void fail(const std::string& what);
    /// May be called once.
    [[nodiscard]] Result end();

    /// Adds a tablet that is a copy of another.
    void copy(std::size_t station);
    /// What nobody may ever see, or always must, whatever just happened to the tablet.
    void look(std::size_t station);

    Stage& plan;
    ParkServer& server;
    ScratchFolder scratch;
    std::vector<Station> stations;
    std::vector<IssueId> issues;
    bool disksFail = false; ///< at present, so that saves may fail
    Ledger ledger;
    std::set<std::size_t> leavers; ///< people who have left the park
    bool clocksLied =
        false; ///< somebody's wall clock was not true, and the device was started anew
    bool headquartersRestored = false;
    Result result;

private:
    void lookAtOwnEdits(std::size_t station);

    std::size_t m_tablets = 0; ///< that are no copies
    std::mt19937_64 m_dice;
    bool m_keepTrace;
    Sha256Stream m_story;
};

/// A good network, until nobody has anything to say.
void settle(World& world);
/// One random thing.
void act(World& world);
/// The next step of the tablet's sync, or the beginning of one.
void exchange(World& world, std::size_t station);
/// What should not happen, and does.
void trouble(World& world, std::size_t station);
/// Something is typed, or a photo taken.
void save(World& world, std::size_t station);
/// A disk that fails, is full or loses power while something is done.
void failTabletsDisk(World& world, std::size_t station);
void failHeadquartersDisk(World& world);
void signInAgainWhereNeeded(World& world, std::size_t station);
/// After settle(): every promise, against the ledger.
void inspect(World& world);

} // namespace wupan::sim
