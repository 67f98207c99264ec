#pragma once

#include "core/base/hash.h"
#include "core/model/attachment.h"
#include "core/model/checklist.h"
#include "core/model/indicator.h"
#include "core/model/issue_event.h"
#include "core/model/visit.h"
#include "server/api/news_board.h"
#include "tests/server/collect_phone.h"
#include "tests/server/feed_reader.h"
#include "tests/server/protocol_tablet.h"
#include "tests/server/small_pictures.h"

#include <algorithm>
#include <map>

namespace wupan::test {

/// Somebody who asks for things: with a tablet, in a browser, with an office program and with ODK
/// Collect.
struct Asker
{
    Asker(ServerFixture& server, std::string name, const std::string& login, OfficerId person)
        : column(std::move(name))
        , id(person)
        , tablet(server, person, login)
        , browser(server)
        , program(server, login)
        , phone(server, login)
    {}
    std::string column; ///< of the table
    OfficerId id;
    ProtocolTablet tablet;
    Visitor browser;
    FeedReader program;
    CollectPhone phone;
};

/// Where a record lies, seen from the handler of the department `power`.
enum class Place { own, other, foreign };

inline std::string wordOf(Place place)
{
    switch (place) {
    case Place::own:
        return "own";
    case Place::other:
        return "other department";
    case Place::foreign:
        return "other park";
    }
    return {};
}

struct Thing
{
    std::string name; ///< "attachment of an issue"
    RecordType type;
    Place place;
    Uuid id;
    std::string sha256; ///< of an attachment, or a picture of a checklist
};

/// An office with somebody of each role, and a record of each type everywhere.
struct AuthorizationPark
{
    AuthorizationPark()
    {
        ServerFixture& server = office.server;
        foreign = server.newId<ParkId>();
        server.addPerson("样本领导", "leader", Role::leader);
        const OfficerId leaver = server.addPerson("离任干部", "leaver", Role::officer);
        for (const auto& [column, login] :
             std::map<std::string, std::string>{{"1 officer", "officer-1"},
                                                {"2 coordinator", "coordinator"},
                                                {"3 handler", "power"},
                                                {"4 leader", "leader"},
                                                {"5 admin", "admin"},
                                                {"6 leaver", "leaver"}})
            askers.push_back(
                std::make_unique<Asker>(server, column.substr(2), login, personOf(login)));
        for (const auto& asker : askers)
            asker->browser.signIn(asker->program.login);
        server.context().news = &news;
        Officer gone;
        gone.id = leaver;
        gone.name = "离任干部";
        gone.active = false;
        office.put(gone);
        addThings();
    }

    OfficerId personOf(const std::string& login)
    {
        OfficerId person;
        office.server.write(
            [&](StoreTransaction& store) { person = store.credential(login)->officer; });
        return person;
    }

    template <class Record>
    Record put(Record record, const std::string& name, Place place)
    {
        record.id = office.server.newId<decltype(record.id)>();
        const ParkId park = place == Place::foreign ? foreign : office.server.park.id;
        office.server.write([&](StoreTransaction& store) {
            store.put(park, Record::kType, toDocument(record), {});
        });
        things.push_back({name, Record::kType, place, record.id.uuid, {}});
        return record;
    }

    /// With bytes that are here.
    void putFile(const std::string& name, Place place, RecordType ownerType,
                 const std::string& owner)
    {
        Attachment attachment;
        const std::string bytes = jpegLike(name + std::to_string(things.size()));
        attachment.sha256 = sha256Hex(bytes);
        attachment.ownerType = word(ownerType);
        attachment.ownerId = owner;
        attachment.sizeBytes = static_cast<std::int64_t>(bytes.size());
        const Uuid part = office.server.newId<AttachmentId>().uuid;
        if (!office.server.headquarters.files->append(part, bytes) ||
            !office.server.headquarters.files->finish(part, attachment.sha256))
            throw std::runtime_error("no file");
        put(attachment, name, place);
        things.back().sha256 = attachment.sha256;
    }

    /// With a picture that is here.
    void putChecklist(Place place)
    {
        Checklist checklist = sampleChecklist(office.server);
        const std::string bytes = jpegLike("map " + std::to_string(things.size()));
        const auto sha256 = office.server.headquarters.files->keep(bytes);
        if (!sha256)
            throw std::runtime_error("no file");
        checklist.files = {
            {"map.jpg", *sha256, static_cast<std::int64_t>(bytes.size()), "image/jpeg"}};
        put(checklist, "checklist", place);
        things.back().sha256 = *sha256;
    }

    void addThings()
    {
        for (const Place place : {Place::own, Place::foreign}) {
            put(Park{}, "park", place);
            put(Department{}, "department", place);
            put(Officer{}, "officer", place);
            put(Enterprise{}, "enterprise", place);
            putChecklist(place);
            put(Indicator{}, "indicator", place);
            Visit visit;
            visit.officerId = office.server.officer;
            visit = put(visit, "visit of the officer", place);
            put(Visit{}, "visit of somebody else", place);
            putFile("attachment of a visit", place, RecordType::visit, visit.id.text());
        }
        for (const Place place : {Place::own, Place::other, Place::foreign}) {
            Issue issue;
            issue.title = "t";
            issue.state = IssueState::assigned;
            issue.leadDepartmentId = place == Place::other ? office.land : office.power;
            issue.registeredBy = office.server.officer;
            issue.registeredAt = office.server.clock.now();
            issue = put(issue, "issue", place);
            IssueEvent event;
            event.issueId = issue.id;
            put(event, "issueEvent", place);
            putFile("attachment of an issue", place, RecordType::issue, issue.id.text());
        }
    }

    /// A path below `route` that leads to something.
    [[nodiscard]] std::string pathFor(std::string_view route) const
    {
        const auto idOf = [&](const char* name) {
            return std::ranges::find(things, name, &Thing::name)->id.text();
        };
        const std::string path(route);
        const auto file = std::ranges::find(things, "attachment of an issue", &Thing::name);
        if (path == "/issues/")
            return path + idOf("issue");
        if (path == "/visits/")
            return path + idOf("visit of the officer");
        if (path == "/export/issues/")
            return path + idOf("issue") + ".csv";
        if (path == "/export/visits/")
            return path + idOf("visit of the officer") + ".csv";
        if (path == "/v1/records/")
            return path + "issue/" + idOf("issue");
        if (path == "/v1/files/" || path == "/files/")
            return path + file->sha256;
        if (path == "/v1/openrosa/forms/")
            return path + idOf("checklist");
        if (path == "/checklists/")
            return path + idOf("checklist") + "/xform";
        if (path == "/odata/v4/")
            return path + "Issues";
        return path.size() > 1 && path.ends_with('/') ? path + idOf("officer") : path;
    }

    Office office;
    NewsBoard news{*office.server.headquarters.store, office.server.clock};
    ParkId foreign;
    std::vector<std::unique_ptr<Asker>> askers;
    std::vector<Thing> things;
};

} // namespace wupan::test
