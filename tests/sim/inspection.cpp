#include "core/model/attachment.h"
#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "core/model/officer.h"
#include "core/store/record_store.h"
#include "tests/sim/world.h"

#include <algorithm>

namespace wupan::sim {
namespace {

struct Row
{
    RecordType type;
    Document document;
};

/// Everything that headquarters holds, and every edit that it ever took.
struct Archive
{
    std::map<Uuid, Row> rows;
    std::string history;   ///< all edits, as they came
    std::string accepted;  ///< those that were not refused
    std::string conflicts; ///< those that met another version
    std::string present;   ///< all rows as text
    std::string lists;     ///< edits that need someone, on any tablet
    std::string kept;      ///< those, and the ones that still wait
};

/// Who has left the park and is signed out has no way back; the rescue bundle is for them.
bool isOutOfReach(const World& world, const Station& station)
{
    return station.device->lastError &&
           station.device->lastError->code == ErrorCode::unauthorized &&
           world.leavers.contains(station.person);
}

/// All edits in a table of a tablet, as text.
std::string editsIn(Station& station, const std::string& table)
{
    std::string edits;
    Statement statement = station.device->tablet->database().prepare("SELECT change FROM " + table);
    while (statement.step())
        edits.append(statement.text(0)).append("\n");
    return edits;
}

Archive archiveOf(World& world)
{
    Archive archive;
    Database& database = world.server.reader();
    Statement records = database.prepare("SELECT id, type, document FROM record");
    while (records.step()) {
        archive.present.append(records.text(2)).append("\n");
        archive.rows[records.uuid(0)] = {*parseWord<RecordType>(records.text(1)),
                                         json::parse(records.text(2)).as_object()};
    }
    Statement history = database.prepare("SELECT change, outcome FROM history");
    while (history.step()) {
        archive.history.append(history.text(0)).append("\n");
        if (history.text(1).find("\"conflict\"") != std::string_view::npos)
            archive.conflicts.append(history.text(0)).append("\n");
        if (history.text(1).find("\"refused\"") == std::string_view::npos)
            archive.accepted.append(history.text(0)).append("\n");
    }
    for (Station& station : world.stations) {
        archive.lists += editsIn(station, "attention");
        archive.kept += editsIn(station, "outbox");
    }
    archive.kept += archive.lists;
    return archive;
}

void nothingIsLost(World& world, const Archive& archive)
{
    for (const Entry& entry : world.ledger.entries()) {
        if (entry.replaced || entry.forgiven)
            continue;
        const bool somewhere = archive.history.find(entry.token) != std::string::npos ||
                               archive.kept.find(entry.token) != std::string::npos;
        if (!somewhere)
            world.fail("lost: " + entry.token + ", " + entry.field + " saved on " +
                       world.name(entry.tablet));
    }
}

/// A refused edit must be on its tablet's list, for its author to see.
void refusalsAreSeen(World& world, const Archive& archive)
{
    for (const Entry& entry : world.ledger.entries()) {
        if (!entry.single || entry.forgiven ||
            archive.accepted.find(entry.token) != std::string::npos)
            continue;
        if (archive.kept.find(entry.token) == std::string::npos)
            world.fail("refused without a word: " + entry.token + " of " +
                       world.name(entry.tablet));
    }
}

/// Nobody is told that an edit was refused which headquarters took.
void nothingTakenIsCalledRefused(World& world, const Archive& archive)
{
    for (std::size_t i = 0; i < world.stations.size(); ++i) {
        std::string refusals;
        Statement refused = world.stations[i].device->tablet->database().prepare(
            "SELECT edit_id, change FROM attention WHERE outcome = 'refused' AND decision = ''");
        while (refused.step()) {
            refusals.append(refused.text(1)).append("\n");
            if (archive.accepted.find(refused.text(0)) != std::string::npos)
                world.fail(world.name(i) + " calls refused what headquarters took: " +
                           std::string(refused.text(1)));
        }
        // Of two copies of a tablet one may deliver before its user leaves, the other afterwards.
        if (world.leavers.contains(world.stations[i].person))
            continue;
        for (const Entry& entry : world.ledger.entries())
            if (entry.single && refusals.find(entry.token) != std::string::npos &&
                archive.accepted.find(entry.token) != std::string::npos)
                world.fail(world.name(i) + " calls refused what headquarters took: " + entry.token);
    }
}

/// Headquarters has a copy of what it refused.
void refusalsAreKept(World& world, const Archive& archive)
{
    for (std::size_t i = 0; i < world.stations.size(); ++i) {
        Statement refused = world.stations[i].device->tablet->database().prepare(
            "SELECT edit_id, change FROM attention WHERE outcome = 'refused'");
        while (refused.step())
            if (archive.history.find(refused.text(0)) == std::string::npos &&
                !world.headquartersRestored && !world.ledger.tangled(i))
                world.fail("headquarters has no copy of what it refused to " + world.name(i) +
                           ": " + std::string(refused.text(1)));
    }
}

/// The version that did not win stands on somebody's list.
void conflictsAreSeen(World& world, const Archive& archive)
{
    for (const Entry& entry : world.ledger.entries()) {
        if (entry.forgiven || entry.replaced ||
            archive.conflicts.find(entry.token) == std::string::npos)
            continue;
        const bool stands = archive.present.find(entry.token) != std::string::npos;
        const bool listed = archive.lists.find(entry.token) != std::string::npos;
        if (!stands && !listed)
            world.fail("a conflict without a word: " + entry.token);
    }
}

std::size_t timesAtHeadquarters(const Archive& archive, const Entry& entry)
{
    return static_cast<std::size_t>(std::ranges::count_if(archive.rows, [&](const auto& item) {
        const Row& row = item.second;
        if (entry.type == RecordType::attachment)
            return row.type == RecordType::attachment &&
                   textAt(row.document, "questionPath").find(entry.token) != std::string_view::npos;
        if (entry.field == "register")
            return row.type == RecordType::issue &&
                   textAt(row.document, "title").find(entry.token) != std::string_view::npos;
        return row.type == RecordType::issueEvent &&
               textAt(row.document, "text").find(entry.token) != std::string_view::npos;
    }));
}

void everythingIsThereOnce(World& world, const Archive& archive)
{
    for (const Entry& entry : world.ledger.entries()) {
        if (!entry.single)
            continue;
        // A step that asks for no text keeps none.
        const bool keepsText = entry.type == RecordType::attachment || entry.field == "register" ||
                               entry.field == "comment" || entry.field == "supplement";
        const bool accepted = archive.accepted.find(entry.token) != std::string::npos;
        const std::size_t times = timesAtHeadquarters(archive, entry);
        if (times > 1 || (keepsText && accepted && times == 0))
            world.fail(entry.field + " " + entry.token + " is at headquarters " +
                       std::to_string(times) + " times");
    }
}

/// Fields that one tablet alone writes hold what was typed last.
void theNewestValueStands(World& world, const Archive& archive)
{
    for (std::size_t i = 0; i < world.stations.size(); ++i) {
        const Station& station = world.stations[i];
        if (world.ledger.tangled(i) || world.leavers.contains(station.person))
            continue;
        for (const VisitId visit : station.visits) {
            const auto row = archive.rows.find(visit.uuid);
            if (row == archive.rows.end())
                continue; // nothingIsLost() and the outbox tell
            for (const std::string_view field : kOwnFields) {
                const Entry* entry = world.ledger.newest(i, visit.uuid, std::string(field));
                if (entry != nullptr &&
                    shownIn(row->second.document, field).find(entry->token) == std::string::npos)
                    world.fail("headquarters does not have the newest " + std::string(field) +
                               " of " + world.name(i) + ": " + entry->token);
            }
        }
    }
}

/// A list is made anew on each side where it is empty.
Document withoutEmptyValues(Document document)
{
    for (auto it = document.begin(); it != document.end();)
        it = it->value().is_null() || (it->value().is_array() && it->value().get_array().empty()) ||
                     (it->value().is_object() && it->value().get_object().empty()) ||
                     (it->value().is_string() && it->value().get_string().empty())
                 ? document.erase(it)
                 : std::next(it);
    return document;
}

/// What a tablet holds, also of what it does not understand.
std::map<Uuid, Document> rowsOf(Station& station)
{
    std::map<Uuid, Document> rows;
    RecordStore records(station.device->tablet->database());
    for (const RecordSpec& spec : catalog())
        for (Document& row : records.readAll(spec.type)) {
            const Uuid id = *Uuid::parse(textAt(row, "id"));
            rows[id] = withoutEmptyValues(std::move(row));
        }
    Statement unknown = station.device->tablet->database().prepare(
        "SELECT document FROM unknown_record WHERE type = ?1");
    unknown.bind(1, kUnknownType);
    while (unknown.step()) {
        const json::value row = json::parse(unknown.text(0));
        rows[*Uuid::parse(textAt(row.get_object(), "id"))] = withoutEmptyValues(row.get_object());
    }
    return rows;
}

/// Who may see what, said without the code that decides it.
bool maySee(const Officer& person, const Row& row, const Archive& archive)
{
    if (!person.active)
        return false;
    if (person.role != Role::handler)
        return true;
    const auto leads = [&](const Document& issue) {
        return textAt(issue, "leadDepartmentId") == person.departmentId.text();
    };
    const auto leadsOwner = [&](std::string_view owner) {
        const auto id = Uuid::parse(owner);
        const auto issue = id ? archive.rows.find(*id) : archive.rows.end();
        return issue != archive.rows.end() && issue->second.type == RecordType::issue &&
               leads(issue->second.document);
    };
    switch (row.type) {
    case RecordType::visit:
        return false;
    case RecordType::issue:
        return leads(row.document);
    case RecordType::issueEvent:
        return leadsOwner(textAt(row.document, "issueId"));
    case RecordType::attachment:
        return leadsOwner(textAt(row.document, "ownerId"));
    default:
        return true;
    }
}

/// Each tablet holds what its user may see, as headquarters has it, and nothing else.
void everybodySeesTheSame(World& world, const Archive& archive)
{
    std::map<Uuid, Document> expected;
    for (const auto& [id, row] : archive.rows)
        expected[id] = withoutEmptyValues(row.document);
    for (std::size_t i = 0; i < world.stations.size(); ++i) {
        Station& station = world.stations[i];
        if (isOutOfReach(world, station))
            continue;
        const auto person =
            fromDocument<Officer>(archive.rows.at(world.personOf(station).id.uuid).document);
        const std::map<Uuid, Document> rows = rowsOf(station);
        for (const auto& [id, row] : archive.rows) {
            const auto local = rows.find(id);
            const bool isThere = local != rows.end();
            const bool may = maySee(person, row, archive);
            const std::string what = std::string(word(row.type)) + " " + id.text();
            if (may && !isThere)
                world.fail(world.name(i) + " lacks " + what);
            else if (may && local->second != expected.at(id))
                world.fail(world.name(i) + " has another " + what + ": " +
                           json::serialize(local->second) + " instead of " +
                           json::serialize(row.document));
            else if (!may && isThere)
                world.fail(world.name(i) + " still has " + what);
        }
    }
}

/// "Received" is said only of files that are there, whole; in the end they all are.
void filesAreThere(World& world, const Archive& archive)
{
    for (const auto& [id, row] : archive.rows) {
        if (row.type != RecordType::attachment)
            continue;
        for (const auto& [hash, receipt] : kFileFields) {
            const std::string sha256(textAt(row.document, hash));
            const bool here = world.server.files().has(sha256);
            const bool said = row.document.contains(receipt);
            if (said != here)
                world.fail("a file is " +
                           std::string(here ? "there, and not said to be" : "said to be there") +
                           ": " + std::string(hash) + " of " + id.text());
            const bool kept = std::ranges::any_of(world.stations, [&](const Station& station) {
                return std::filesystem::exists(station.device->tablet->filesFolder() / sha256) &&
                       !world.leavers.contains(station.person);
            });
            if (!here && kept)
                world.fail("a file never came: " + std::string(hash) + " of " + id.text());
        }
    }
}

void outboxesAreEmpty(World& world)
{
    for (std::size_t i = 0; i < world.stations.size(); ++i) {
        Device& device = *world.stations[i].device;
        Statement count = device.tablet->database().prepare("SELECT count(*) FROM outbox");
        count.step();
        if (count.integer(0) > 0 && !isOutOfReach(world, world.stations[i]))
            world.fail(world.name(i) + " still has " + std::to_string(count.integer(0)) +
                       " edits to send; last error: " +
                       (device.lastError ? wupan::name(device.lastError->code) +
                                               (": " + device.lastError->detail)
                                         : std::string("none")));
    }
}

} // namespace

void inspect(World& world)
{
    const Archive archive = archiveOf(world);
    outboxesAreEmpty(world);
    nothingIsLost(world, archive);
    refusalsAreSeen(world, archive);
    nothingTakenIsCalledRefused(world, archive);
    refusalsAreKept(world, archive);
    conflictsAreSeen(world, archive);
    everythingIsThereOnce(world, archive);
    theNewestValueStands(world, archive);
    filesAreThere(world, archive);
    everybodySeesTheSame(world, archive);
}

} // namespace wupan::sim
