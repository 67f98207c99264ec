#include "core/base/hash.h"
#include "core/model/issue.h"
#include "core/services/attachment_service.h"
#include "core/services/issue_service.h"
#include "core/services/visit_service.h"
#include "core/store/issue_store.h"
#include "core/store/record_store.h"
#include "server/api/record_scope.h"
#include "tests/sim/world.h"

#include <array>

namespace wupan::sim {
namespace {

constexpr std::int64_t kDecadeMs = 3650 * kMillisecondsPerDay;

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
    if (!refusedByRules(error))
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
    switch (world.below(5)) {
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
    return RecordStore(world.stations[index].device->tablet->database()).load<Issue>(id);
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
    file.takenAt = station.device->clock.now();
    const auto id = AttachmentService(*station.device->tablet).add(file);
    if (!id)
        return check(world, index, id.error(), "a photo");
    entered(world, index, token, {RecordType::attachment, id->uuid, "photo", true});
}

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

void signInAgainWhereNeeded(World& world, std::size_t index)
{
    Device& device = *world.stations[index].device;
    const bool lost = device.lastError && device.lastError->code == ErrorCode::unauthorized;
    if (!lost || world.leavers.contains(world.stations[index].person))
        return;
    device.lastError.reset();
    const std::string& login = world.personOf(world.stations[index]).login;
    Status signedIn = done();
    const auto take = [&](const Status& status) { signedIn = status; };
    device.session->signIn(login, kPassword, take);
    device.deliverAll();
    world.note(world.name(index) + " signs in again");
    if (signedIn || signedIn.error().code != ErrorCode::codeExpired)
        return;
    // A headquarters from before the tablet had its device id does not know it: a new code helps.
    const std::string code = "code-again-" + std::to_string(world.result.mishaps);
    world.server.write([&](StoreTransaction& store) {
        store.putCode({sha256Hex(code), world.plan.park, world.personOf(world.stations[index]).id,
                       world.server.clock.now().plusMs(kMillisecondsPerDay), false},
                      std::nullopt);
    });
    device.session->enrol(code, login, kPassword, login, take);
    device.deliverAll();
    world.mishap(world.name(index) + " is enrolled again");
}

void backUpTablet(World& world, std::size_t index)
{
    Station& station = world.stations[index];
    if (!station.backup.empty() && world.chance(2)) {
        station.device->restoreFrom(station.backup);
        world.ledger.setBack(index);
        return world.mishap(world.name(index) + " is set back to its backup");
    }
    station.backup = station.device->folder().string() + "-backup";
    std::filesystem::remove_all(station.backup);
    std::filesystem::copy(station.device->folder(), station.backup,
                          std::filesystem::copy_options::recursive);
    world.ledger.backUp(index);
    world.note(world.name(index) + " is backed up");
}

void lieAboutTime(World& world, std::size_t index)
{
    Device& device = *world.stations[index].device;
    const std::int64_t jump =
        static_cast<std::int64_t>(world.below(static_cast<std::size_t>(2 * kDecadeMs))) - kDecadeMs;
    device.clock.setWallClock(world.server.clock.now().plusMs(jump));
    world.mishap(world.name(index) + " has a clock that is wrong by " +
                 std::to_string(jump / kMillisecondsPerDay) + " days");
    if (world.chance(2)) {
        device.clock.reboot("boot-" + std::to_string(world.below(1'000'000)));
        world.clocksLied = true;
        world.note(world.name(index) + " is started anew");
        device.restart();
    }
}

void troubleHeadquarters(World& world)
{
    switch (world.below(4)) {
    case 0:
        world.server.backUp();
        return world.note("headquarters is backed up");
    case 1:
        if (!world.server.hasBackup())
            return;
        world.server.restore();
        world.headquartersRestored = true;
        return world.mishap("headquarters is restored from its backup");
    case 2:
        world.server.write([&](StoreTransaction& store) {
            store.compact(world.plan.park, world.server.clock.now());
        });
        return world.note("headquarters compacts its log");
    default:
        world.server.restart();
        world.mishap("headquarters is started anew");
    }
}

/// As a coordinator does at headquarters' own pages.
void assignIssue(World& world)
{
    if (world.issues.empty())
        return;
    const IssueId id = world.issues[world.below(world.issues.size())];
    const DepartmentId department = world.plan.departments[world.below(2)];
    world.server.write([&](StoreTransaction& store) {
        const auto stored = store.record(world.plan.park, RecordType::issue, id.uuid);
        if (!stored)
            return;
        Document assigned = stored->document;
        assigned["leadDepartmentId"] = department.text();
        assigned["state"] = word(IssueState::assigned);
        putInScope(store, world.plan.park, {RecordType::issue, assigned, stored->times},
                   &stored->document, world.server.clock.now());
        world.note("headquarters assigns issue " + id.text().substr(24));
    });
}

void changeRights(World& world)
{
    const std::size_t person = world.below(kPeople);
    const Person& who = world.plan.people[person];
    world.server.write([&](StoreTransaction& store) {
        auto stored = store.record(world.plan.park, RecordType::officer, who.id.uuid);
        if (who.role == Role::handler) {
            stored->document["departmentId"] = world.plan.departments[world.below(2)].text();
            world.note(who.login + " moves to another department");
        } else if (world.chance(3)) {
            stored->document["active"] = false;
            world.leavers.insert(person);
            world.mishap(who.login + " leaves the park");
        }
        store.put(world.plan.park, RecordType::officer, stored->document, stored->times);
    });
}

void deliverStray(World& world, std::size_t index)
{
    Wire& wire = world.stations[index].device->wire;
    if (wire.strays() == 0)
        return exchange(world, index);
    world.mishap("an old request of " + world.name(index) + " arrives");
    wire.deliverStray(world.below(wire.strays()));
}

void trouble(World& world, std::size_t index)
{
    const std::size_t dice = world.below(24);
    if (dice >= 20) {
        assignIssue(world);
    } else if (dice < 6) {
        world.mishap(world.name(index) + " is killed");
        world.stations[index].device->restart();
    } else if (dice < 9) {
        deliverStray(world, index);
    } else if (dice < 11 && world.stations.size() < kPeople) {
        world.mishap(world.name(index) + " is copied as tablet " +
                     std::to_string(world.stations.size()));
        world.copy(index);
    } else if (dice < 13) {
        backUpTablet(world, index);
    } else if (dice < 15) {
        lieAboutTime(world, index);
    } else if (dice < 18) {
        troubleHeadquarters(world);
    } else {
        changeRights(world);
    }
}

} // namespace

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
    constexpr int kRounds = 4;
    for (int round = 0; round < kRounds; ++round)
        for (std::size_t i = 0; i < world.stations.size(); ++i) {
            Device& device = *world.stations[i].device;
            device.deliverAll();
            signInAgainWhereNeeded(world, i);
            device.startSync();
            device.deliverAll();
            if (!device.quiet())
                return world.fail(world.name(i) + " never comes to the end of its sync");
            signInAgainWhereNeeded(world, i);
            world.look(i);
        }
}

} // namespace wupan::sim
