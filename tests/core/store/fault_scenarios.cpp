#include "tests/core/store/fault_scenarios.h"

#include "core/model/issue.h"
#include "core/model/visit.h"
#include "core/services/attachment_service.h"
#include "core/services/issue_service.h"
#include "core/services/visit_service.h"
#include "tests/core/store/recovery_scenarios.h"
#include "tests/core/store/scripted_headquarters.h"
#include "tests/support/old_tablet.h"

namespace wupan::test {
namespace {

using Act = FaultScenario::Act;
using Before = FaultScenario::Before;

void require(const Status& status)
{
    if (!status)
        throw std::runtime_error(status.error().detail);
}

VisitId plannedVisit(TemporaryTablet& device)
{
    return VisitService(*device.tablet).plan(device.enterprise.id, device.clock.now()).value();
}

/// A sync by the real engine that hears this answer of headquarters.
Status syncHearing(const std::string& answer, ScenarioTablet& device)
{
    return syncWith(device, [&](const HttpRequest& request) {
        const bool renews = request.path == "/v1/token";
        return renews ? R"({"accessToken": "a", "refreshToken": "r"})" : answer;
    });
}

json::object run(RecordType type, json::array documents)
{
    return {{"type", word(type)}, {"documents", std::move(documents)}};
}

std::string answerOf(json::array outcomes, json::array runs, json::array gone)
{
    return json::serialize(json::object{{"outcomes", std::move(outcomes)},
                                        {"records", std::move(runs)},
                                        {"gone", std::move(gone)},
                                        {"cursor", "epoch.900"},
                                        {"serverAt", TemporaryTablet::kStart.ms}});
}

json::array manyEnterprises(TemporaryTablet& device)
{
    json::array documents;
    for (int i = 0; i < 40; ++i) {
        Enterprise enterprise;
        enterprise.id = device.newId<EnterpriseId>();
        enterprise.name = "样本企业" + std::to_string(i);
        Document document = toDocument(enterprise);
        document["revision"] = i + 10;
        documents.push_back(std::move(document));
    }
    return documents;
}

Act saveAnAnswer(TemporaryTablet& device)
{
    const VisitId visit = plannedVisit(device);
    return [visit](ScenarioTablet& at) {
        return VisitService(*at.tablet).saveAnswers(visit, {{"/data/q1", "yes"}}, 3);
    };
}

Act completeAVisit(TemporaryTablet& device)
{
    const VisitId visit = plannedVisit(device);
    VisitService visits(*device.tablet);
    require(visits.checkIn(visit, std::nullopt));
    require(visits.saveAnswers(visit, {{"/data/q1", "yes"}}, 0));
    return [visit](ScenarioTablet& at) { return VisitService(*at.tablet).complete(visit); };
}

Act captureAnIssue(TemporaryTablet& device)
{
    NewIssue issue;
    issue.enterpriseId = device.enterprise.id;
    issue.visitId = plannedVisit(device);
    issue.questionPath = "/data/q1";
    issue.title = "用电增容";
    return [issue](ScenarioTablet& at) {
        const auto captured = IssueService(*at.tablet).capture(issue);
        return captured ? done() : Status(captured.error());
    };
}

Act addAPhoto(TemporaryTablet& device)
{
    NewFile photo;
    photo.ownerId = plannedVisit(device).uuid;
    photo.bytes = "\xFF\xD8\xFF" + std::string(9'000, 'p');
    photo.thumbnail = "\xFF\xD8\xFF" + std::string(300, 't');
    return [photo](ScenarioTablet& at) {
        const auto added = AttachmentService(*at.tablet).add(photo);
        return added ? done() : Status(added.error());
    };
}

/// New rows, and the row of an edit that waited for its answer.
Act takeAPull(TemporaryTablet& device)
{
    const VisitId visit = plannedVisit(device);
    auto theirs = device.load<Visit>(visit);
    theirs.answers["/data/theirs"] = "no";
    Document document = toDocument(theirs);
    document["revision"] = 60;
    require(device.tablet->inTransaction([&] {
        OutboxStore(device.tablet->database()).seal(10);
        return done();
    }));
    const json::array outcomes{
        json::object{{"sequence", 1}, {"outcome", "applied"}, {"revision", 59}}};
    const std::string answer = answerOf(outcomes,
                                        {run(RecordType::enterprise, manyEnterprises(device)),
                                         run(RecordType::visit, {std::move(document)})},
                                        {});
    return [answer](ScenarioTablet& at) { return syncHearing(answer, at); };
}

/// One is applied, one clashes, one is refused.
Act takeOutcomes(TemporaryTablet& device)
{
    IssueService issues(*device.tablet);
    for (const char* title : {"用电", "用水", "用地"}) {
        NewIssue issue;
        issue.enterpriseId = device.enterprise.id;
        issue.title = title;
        require(issues.capture(issue) ? done() : Status(Error{}));
    }
    require(device.tablet->inTransaction([&] {
        OutboxStore(device.tablet->database()).seal(10);
        return done();
    }));
    const std::string answer =
        answerOf({json::object{{"sequence", 1}, {"outcome", "applied"}, {"revision", 70}},
                  json::object{{"sequence", 2},
                               {"outcome", "conflict"},
                               {"revision", 71},
                               {"theirs", json::object{{"title", "供水"}}}},
                  json::object{{"sequence", 3}, {"outcome", "refused"}, {"reason", "notAllowed"}}},
                 {}, {});
    return [answer](ScenarioTablet& at) { return syncHearing(answer, at); };
}

Act eraseWhatLeftTheView(TemporaryTablet& device)
{
    json::array gone;
    for (const json::value& value : manyEnterprises(device)) {
        const Document& document = value.as_object();
        device.pull(RecordType::enterprise, document);
        gone.push_back(json::object{{"type", "enterprise"}, {"id", document.at("id")}});
    }
    const std::string answer = answerOf({}, {}, std::move(gone));
    return [answer](ScenarioTablet& at) { return syncHearing(answer, at); };
}

Act openATablet(TemporaryTablet& device)
{
    plannedVisit(device);
    return [](ScenarioTablet& at) { return at.open(); };
}

Act openForTheFirstTime(TemporaryTablet& device)
{
    device.tablet.reset();
    std::filesystem::remove_all(device.folder());
    return [](ScenarioTablet& at) { return at.open(); };
}

/// The database as version 1 of its schema had it, with an edit that waits.
Act migrate(TemporaryTablet& device)
{
    becomeOld(device, 1);
    return [](ScenarioTablet& at) { return at.open(); };
}

Act checkpoint(TemporaryTablet& device)
{
    plannedVisit(device);
    return [](ScenarioTablet& at) {
        return guarded([&] {
            at.tablet->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
            return done();
        });
    };
}

Act closeAndOpen(TemporaryTablet& device)
{
    plannedVisit(device);
    return [](ScenarioTablet& at) {
        at.tablet.reset();
        return at.open();
    };
}

} // namespace

const std::vector<FaultScenario>& faultScenarios()
{
    static const std::vector<FaultScenario> kScenarios{
        {"an answer is saved", Before::closed, false, saveAnAnswer, 15, 5},
        {"a visit is completed", Before::closed, false, completeAVisit, 15, 5},
        {"an issue is captured on a visit", Before::closed, false, captureAnIssue, 15, 5},
        {"a photo is added", Before::closed, false, addAPhoto, 15, 5},
        {"a pull is applied", Before::closed, false, takeAPull, 30, 10, true},
        {"outcomes are taken", Before::closed, false, takeOutcomes, 30, 10, true},
        {"what left the view is erased", Before::closed, false, eraseWhatLeftTheView, 30, 10, true},
        {"a rescue bundle is written", Before::closed, false, writeARescueBundle, 15, 0},
        {"a new device id is taken", Before::closed, false, takeANewDeviceId, 60, 20, true, true},
        {"the log is written back", Before::killed, false, checkpoint, 15, 5},
        {"the app is closed and opened", Before::killed, false, closeAndOpen, 30, 5},
        {"a tablet that was killed is opened", Before::killed, true, openATablet, 15, 0},
        {"a tablet is opened for the first time", Before::closed, true, openForTheFirstTime, 100,
         30},
        {"a database of version 1 is opened", Before::closed, true, migrate, 50, 10},
    };
    return kScenarios;
}

} // namespace wupan::test
