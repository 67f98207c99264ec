#include "core/model/issue.h"
#include "core/services/attachment_service.h"
#include "core/services/issue_service.h"
#include "core/services/visit_service.h"
#include "core/store/issue_store.h"
#include "core/store/record_store.h"
#include "core/sync/local_rows.h"
#include "tests/sim/world.h"

#include <array>
#include <optional>
#include <vector>

namespace wupan::sim {
namespace {

struct Saved
{
    RecordType type;
    Uuid record;
    std::string field;
    bool single = false;
};

/// A text that occurs once in the whole story.
std::string newToken(World& world)
{
    return "#" + std::to_string(++world.result.edits) + "#";
}

void entered(World& world, std::size_t index, const std::string& token, const Saved& saved)
{
    Entry entry;
    entry.tablet = index;
    entry.type = saved.type;
    entry.record = saved.record;
    entry.field = saved.field;
    entry.token = token;
    entry.single = saved.single;
    world.ledger.note(std::move(entry));
    world.note(world.name(index) + " saves " + token + " as " + saved.field + " of " +
               saved.record.text().substr(24));
}

/// Saves on a tablet fail only where the rules of the domain say no.
bool refusedByRules(const Error& error)
{
    return error.code == ErrorCode::notAllowed || error.code == ErrorCode::wrongState ||
           error.code == ErrorCode::notFound || error.code == ErrorCode::invalidInput;
}

void check(World& world, std::size_t index, const Error& error, const std::string& what)
{
    if (world.disksFail && !refusedByRules(error))
        world.note(world.name(index) + " is told that it cannot save " + what);
    else if (!refusedByRules(error))
        world.fail(world.name(index) + " cannot save " + what + ": " + error.detail);
}

void planVisit(World& world, std::size_t index)
{
    Station& station = world.stations[index];
    const auto visit = VisitService(*station.device->tablet)
                           .plan(world.plan.enterprise, station.device->clock.now());
    if (!visit)
        return check(world, index, visit.error(), "a visit");
    station.visits.push_back(*visit);
    world.note(world.name(index) + " plans visit " + visit->text().substr(24));
}

/// As a newer version does.
Status saveUnknownField(Tablet& tablet, VisitId visit, const std::string& value)
{
    return tablet.inTransaction([&] {
        LocalRows rows(tablet);
        Change change = rows.change(RecordType::visit, visit.uuid, ChangeKind::update);
        change.fields["weather"] = json::object{{"text", value}};
        return rows.save(std::move(change));
    });
}

void editVisit(World& world, std::size_t index)
{
    Station& station = world.stations[index];
    if (station.visits.empty())
        return planVisit(world, index);
    const VisitId visit = station.visits[world.below(station.visits.size())];
    VisitService visits(*station.device->tablet);
    const std::string token = newToken(world);
    Status saved = done();
    std::string field;
    switch (world.below(6)) {
    case 0:
        field = "summary";
        saved = visits.saveSummary(visit, "总结" + token);
        break;
    case 1:
        field = "signerName";
        saved = visits.saveSignerName(visit, "签" + token);
        break;
    case 2:
        field = "peopleMet";
        saved = visits.savePeopleMet(visit, {"人" + token});
        break;
    case 3:
        field = "weather";
        saved = saveUnknownField(*station.device->tablet, visit, token);
        break;
    default: {
        const std::string path = "/data/q" + std::to_string(world.below(2));
        field = "answers/" + path;
        saved = visits.saveAnswers(visit, {{path, token}}, 1);
    }
    }
    if (!saved)
        return check(world, index, saved.error(), field);
    entered(world, index, token, {RecordType::visit, visit.uuid, field});
}

void captureIssue(World& world, std::size_t index)
{
    const std::string token = newToken(world);
    NewIssue issue;
    issue.enterpriseId = world.plan.enterprise;
    issue.title = "问题" + token;
    issue.description = "困难";
    const auto id = IssueService(*world.stations[index].device->tablet).capture(issue);
    if (!id)
        return check(world, index, id.error(), "an issue");
    world.issues.push_back(*id);
    entered(world, index, token, {RecordType::issue, id->uuid, "register", true});
}

/// An issue that the tablet knows of.
std::optional<Issue> anyIssue(World& world, std::size_t index)
{
    if (world.issues.empty())
        return std::nullopt;
    const IssueId id = world.issues[world.below(world.issues.size())];
    try {
        return RecordStore(world.stations[index].device->tablet->database()).load<Issue>(id);
    } catch (const SqliteError&) {
        if (!world.disksFail)
            throw;
        return std::nullopt;
    }
}

void editIssue(World& world, std::size_t index)
{
    const auto issue = anyIssue(world, index);
    if (!issue)
        return captureIssue(world, index);
    const std::string token = newToken(world);
    const std::string text =
        world.chance(2) ? token + issue->description : issue->description + token;
    const Status saved = IssueService(*world.stations[index].device->tablet)
                             .edit(issue->id, {{"description", text}});
    if (!saved)
        return check(world, index, saved.error(), "a description");
    entered(world, index, token, {RecordType::issue, issue->id.uuid, "description"});
}

void takeStep(World& world, std::size_t index)
{
    constexpr std::array kSteps{
        IssueStep::comment, IssueStep::comment,        IssueStep::supplement, IssueStep::accept,
        IssueStep::assign,  IssueStep::assign,         IssueStep::handle,     IssueStep::progress,
        IssueStep::answer,  IssueStep::returnToAuthor, IssueStep::urge};
    const auto issue = anyIssue(world, index);
    if (!issue)
        return captureIssue(world, index);
    const IssueStep step = kSteps[world.below(kSteps.size())];
    const std::string token = newToken(world);
    const json::object values{{"text", "说明" + token},
                              {"leadDepartmentId", world.plan.departments[world.below(2)].text()}};
    const Status saved =
        IssueService(*world.stations[index].device->tablet).take(issue->id, step, values);
    if (!saved)
        return check(world, index, saved.error(), "a step");
    entered(world, index, token,
            {RecordType::issue, issue->id.uuid, std::string(word(step)), true});
}

void addPhoto(World& world, std::size_t index)
{
    Station& station = world.stations[index];
    if (station.visits.empty())
        return planVisit(world, index);
    const std::string token = newToken(world);
    NewFile file;
    file.ownerType = RecordType::visit;
    file.ownerId = station.visits[world.below(station.visits.size())].uuid;
    file.questionPath = token;
    // The smallest thing that passes for a PNG; every one is another.
    file.bytes = std::string("\x89PNG\r\n\x1a\n", 8) + token + std::string(world.below(400), '.') +
                 std::string("\0\0\0\0IEND\xae\x42\x60\x82", 12);
    file.thumbnail = file.bytes;
    file.thumbnail.insert(8, "small ");
    file.takenAt = station.device->clock.now();
    const auto id = AttachmentService(*station.device->tablet).add(file);
    if (!id)
        return check(world, index, id.error(), "a photo");
    entered(world, index, token, {RecordType::attachment, id->uuid, "photo", true});
}

/// Moves with everything that a tablet could hear of.
std::optional<std::int64_t> newestPosition(World& world)
{
    std::optional<std::int64_t> position;
    static_cast<void>(world.server.store().read([&](StoreTransaction& store) {
        position = store.newestPosition(world.plan.park);
        return done();
    }));
    return position;
}

} // namespace

void save(World& world, std::size_t index)
{
    const Role role = world.personOf(world.stations[index]).role;
    const std::size_t dice = world.below(role == Role::officer ? 10 : 4);
    if (dice < 3)
        takeStep(world, index);
    else if (dice < 4)
        editIssue(world, index);
    else if (dice < 5)
        captureIssue(world, index);
    else if (dice < 6)
        addPhoto(world, index);
    else
        editVisit(world, index);
}

void exchange(World& world, std::size_t index)
{
    Device& device = *world.stations[index].device;
    if (device.wire.idle()) {
        world.note(world.name(index) + " begins to sync");
        return device.startSync();
    }
    constexpr std::array kMishaps{Fate::requestLost, Fate::answerLost, Fate::answerLost,
                                  Fate::answerCut,   Fate::twice,      Fate::copied,
                                  Fate::lateRequest, Fate::portal,     Fate::busy};
    const bool good = !world.chance(3);
    const Fate fate = good ? Fate::delivered : kMishaps[world.below(kMishaps.size())];
    const std::string line =
        world.name(index) + ": " + device.wire.next() + " " + std::string(name(fate));
    good ? world.note(line) : world.mishap(line);
    device.wire.deliver(fate);
}

void act(World& world)
{
    const auto ms = static_cast<std::int64_t>(world.below(5000)) + 1;
    world.server.clock.advanceMs(ms);
    for (const Station& station : world.stations)
        station.device->clock.advanceMs(ms);
    const std::size_t index = world.below(world.stations.size());
    const std::size_t dice = world.below(20);
    if (dice < 8)
        save(world, index);
    else if (dice < 18)
        exchange(world, index);
    else
        trouble(world, index);
    signInAgainWhereNeeded(world, index);
    world.look(index);
}

void settle(World& world)
{
    constexpr int kMostRounds = 4;
    // Where headquarters stood when the tablet had nothing to tell and nothing to hear.
    std::vector<std::optional<std::int64_t>> quietAt(world.stations.size());
    bool goesOn = true;
    for (int round = 0; round < kMostRounds && goesOn; ++round) {
        goesOn = false;
        for (std::size_t i = 0; i < world.stations.size(); ++i) {
            if (quietAt[i] && quietAt[i] == newestPosition(world))
                continue;
            Device& device = *world.stations[i].device;
            const bool wasQuiet = device.quiet();
            device.deliverAll();
            signInAgainWhereNeeded(world, i);
            device.startSync();
            device.deliverAll();
            if (!device.quiet())
                return world.fail(world.name(i) + " never comes to the end of its sync");
            const bool isQuiet = wasQuiet && !device.hadNews && !device.lastError;
            goesOn = goesOn || !isQuiet;
            if (isQuiet)
                quietAt[i] = newestPosition(world);
            if (round + 1 == kMostRounds && device.hadNews && !device.lastError)
                world.fail(world.name(i) + " always has something to tell");
            signInAgainWhereNeeded(world, i);
            world.look(i);
        }
    }
}

} // namespace wupan::sim
