#include "core/base/hash.h"
#include "core/forms/filling_session.h"
#include "core/model/attachment.h"
#include "core/model/checklist.h"
#include "core/model/park.h"
#include "core/services/attachment_service.h"
#include "core/services/checklist_versions.h"
#include "core/services/issue_service.h"
#include "core/services/visit_service.h"
#include "core/store/enterprise_store.h"
#include "core/store/record_store.h"
#include "tests/e2e/device.h"
#include "tests/e2e/headquarters_process.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

#include <cstring>

using namespace wupan;
using test::Device;

namespace {

std::string photo(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "JPEG");
    return bytes.toStdString();
}

struct MadeOffline
{
    VisitId visit;
    IssueId issue;
    AttachmentId photo;
};

/// Everything that an officer does at an enterprise.
MadeOffline visitWithIssue(Device& device)
{
    VisitService visits(*device.tablet);
    const EnterpriseId enterprise =
        EnterpriseStore(device.tablet->database()).page("", 0, 1).front().enterprise.id;
    MadeOffline made;
    made.visit = *visits.plan(enterprise, device.clock.now());
    [[maybe_unused]] Status saved = visits.checkIn(made.visit, PositionFix{25.5, 119.5, 8});

    const auto checklist = device.load<Checklist>(device.load<Visit>(made.visit).checklistId);
    forms::SessionHost host;
    host.now = [&] { return device.clock.now(); };
    forms::FillingSession filling(*forms::parseForm(checklist.xml), {}, host);
    for (int round = 0; round < 3; ++round)
        for (const std::string& path : filling.missingRequired()) {
            const forms::Question* question = filling.form().question(path);
            const bool yesNo = !question->choices.empty();
            if (!filling.setAnswer(path, yesNo ? question->choices.at(1).value : "20"))
                throw std::runtime_error("the demo's checklist refuses " + path);
        }
    saved = visits.saveAnswers(made.visit, filling.savedAnswers(),
                               static_cast<std::int64_t>(filling.missingRequired().size()));
    const std::vector<forms::Proposal> proposals = filling.proposals();
    if (proposals.empty())
        throw std::runtime_error("no answer proposed an issue");

    NewIssue issue;
    issue.enterpriseId = enterprise;
    issue.visitId = made.visit;
    issue.questionPath = proposals.front().questionPath;
    issue.plate = proposals.front().plate;
    issue.category = proposals.front().category;
    issue.title = "二期厂房用地保障";
    made.issue = *IssueService(*device.tablet).capture(issue);
    NewFile file;
    file.ownerType = RecordType::issue;
    file.ownerId = made.issue.uuid;
    file.bytes = photo({640, 480});
    file.thumbnail = photo({320, 240});
    file.takenAt = device.clock.now();
    made.photo = *AttachmentService(*device.tablet).add(file);
    saved = visits.saveSummary(made.visit, "订单饱满，用地紧张。");
    saved = visits.complete(made.visit);
    if (!saved)
        throw std::runtime_error("the visit cannot be completed: " + saved.error().detail);
    return made;
}

std::string wantedVersion(Device& device)
{
    return RecordStore(device.tablet->database()).loadAll<Park>().front().wantedAppVersion;
}

} // namespace

/// The main job on real input: one tablet, a real wupan-hq, a network that is cut.
class TestOfflineVisit : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;

private slots:
    void initTestCase() { m_headquarters.start(); }

    void aVisitLoggedOfflineReachesHeadquarters()
    {
        Device device(m_headquarters.url());
        QVERIFY(device.enrol(m_headquarters, "demo").ok());
        const SyncReport first = device.sync();
        QVERIFY2(!first.error, first.error ? first.error->detail.c_str() : "");
        QVERIFY(first.done.recordsReceived > 1'000);

        device.transport.setNetworkEnabled(false);
        const MadeOffline made = visitWithIssue(device);
        const std::int64_t waiting = device.pending();
        QVERIFY(waiting > 0);
        const SyncReport cut = device.sync();
        QCOMPARE(cut.error->code, ErrorCode::unreachable);
        QCOMPARE(device.pending(), waiting);

        device.transport.setNetworkEnabled(true);
        const SyncReport sent = device.sync();
        QVERIFY2(!sent.error, sent.error ? sent.error->detail.c_str() : "");
        QCOMPARE(device.pending(), std::int64_t{0});

        const json::object visit =
            device.ask("/v1/records/visit/" + made.visit.text()).at("record").as_object();
        QCOMPARE(std::string(textAt(visit, "summary")), "订单饱满，用地紧张。");
        QCOMPARE(std::string(textAt(visit, "state")), "completed");
        QVERIFY(!objectAt(visit, "answers").empty());
        const json::object issue =
            device.ask("/v1/records/issue/" + made.issue.text()).at("record").as_object();
        QVERIFY(std::string(textAt(issue, "number")).starts_with("WT-"));
        QVERIFY(issue.contains("dueAt"));
        const json::object attachment =
            device.ask("/v1/records/attachment/" + made.photo.text()).at("record").as_object();
        QCOMPARE(std::string(textAt(attachment, "sha256")),
                 device.load<Attachment>(made.photo).sha256);
        QCOMPARE(std::string(textAt(attachment, "thumbnailSha256")), sha256Hex(photo({320, 240})));
        QVERIFY(attachment.contains("receivedAt") && attachment.contains("thumbnailReceivedAt"));
        QVERIFY(device.load<Attachment>(made.photo).receivedAt.has_value());
    }

    void aTabletThatIsTooOldDeliversAndIsThenAskedToUpdate()
    {
        Device device(m_headquarters.url());
        QVERIFY(device.enrol(m_headquarters, "demo").ok());
        QVERIFY(!device.sync().error);
        static_cast<void>(visitWithIssue(device));
        m_headquarters.run({"want-version", "99.0"});
        QVERIFY(!device.sync().error);
        QCOMPARE(device.pending(), std::int64_t{0});
        QCOMPARE(wantedVersion(device), std::string("99.0"));
        // Asked, it goes on.
        static_cast<void>(visitWithIssue(device));
        QVERIFY(!device.sync().error);
        QCOMPARE(device.pending(), std::int64_t{0});
        m_headquarters.run({"want-version", "none"});
        QVERIFY(!device.sync().error);
        QVERIFY(wantedVersion(device).empty());
    }

    void anotherTabletSeesItToo()
    {
        Device author(m_headquarters.url());
        QVERIFY(author.enrol(m_headquarters, "demo").ok());
        QVERIFY(!author.sync().error);
        const MadeOffline made = visitWithIssue(author);
        QVERIFY(!author.sync().error);

        Device other(m_headquarters.url());
        QVERIFY(other.enrol(m_headquarters, "center").ok());
        QVERIFY(!other.sync().error);
        for (const RecordType type :
             {RecordType::visit, RecordType::issue, RecordType::attachment}) {
            const Uuid id = type == RecordType::visit   ? made.visit.uuid
                            : type == RecordType::issue ? made.issue.uuid
                                                        : made.photo.uuid;
            QCOMPARE(RecordStore(other.tablet->database()).read(type, id),
                     RecordStore(author.tablet->database()).read(type, id));
        }
    }

    void aVisitThatIsCarriedOverMergesWithAnEditOfTheOldVersion()
    {
        Device carrier(m_headquarters.url());
        Device other(m_headquarters.url());
        for (Device* device : {&carrier, &other})
            QVERIFY(device->enrol(m_headquarters, "demo").ok() && !device->sync().error);
        const EnterpriseId enterprise =
            EnterpriseStore(carrier.tablet->database()).page("", 0, 1).front().enterprise.id;
        VisitService visits(*carrier.tablet);
        const VisitId id = *visits.plan(enterprise, carrier.clock.now());
        const std::string gone = "/data/innovation/research_share";
        QVERIFY(visits.saveAnswers(id, {{"/data/targets/orders", "full"}, {gone, "6.1"}}, 1).ok());
        QVERIFY(!carrier.sync().error && !other.sync().error);

        const ChecklistId before = carrier.load<Visit>(id).checklistId;
        auto next = carrier.load<Checklist>(before);
        next.id = {Uuid::v7(carrier.clock.now(), carrier.random)};
        for (std::size_t at = 0; (at = next.xml.find("research_share")) != std::string::npos;)
            next.xml.replace(at, std::strlen("research_share"), "other_share");
        QVERIFY(carrier.tablet
                    ->inTransaction([&] {
                        RecordStore(carrier.tablet->database())
                            .write(RecordType::checklist, toDocument(next));
                        return done();
                    })
                    .ok());
        // The edit is made first, and arrives last.
        VisitService others(*other.tablet);
        QVERIFY(others.saveAnswers(id, {{gone, "7"}, {"/data/innovation/more", "x"}}, 1).ok());
        QVERIFY(visits.carryOver(id, next.id).ok());
        QVERIFY(!carrier.sync().error && !other.sync().error && !carrier.sync().error);
        QCOMPARE(carrier.pending() + other.pending(), std::int64_t{0});
        for (Device* device : {&carrier, &other}) {
            const auto visit = device->load<Visit>(id);
            QCOMPARE(visit.checklistId.text(), next.id.text());
            QCOMPARE(visit.answers, (std::map<std::string, std::string>{
                                        {"/data/targets/orders", "full"},
                                        {"/data/innovation/more", "x"},
                                        {gone, "7"},
                                        {versions::keptKey(before, gone), "6.1"}}));
        }
    }

    void aQuietSyncIsOneSmallRoundTrip()
    {
        Device device(m_headquarters.url());
        QVERIFY(device.enrol(m_headquarters, "demo").ok());
        QVERIFY(!device.sync().error);
        const SyncReport quiet = device.sync();
        QCOMPARE(quiet.roundTrips, std::int64_t{1});
        QVERIFY2(quiet.bytes < 250, std::to_string(quiet.bytes).c_str());
    }

    void moreThanOneRequestTakesGoesInSeveral()
    {
        Device device(m_headquarters.url());
        QVERIFY(device.enrol(m_headquarters, "demo").ok());
        QVERIFY(!device.sync().error);
        VisitService visits(*device.tablet);
        const EnterpriseId enterprise =
            EnterpriseStore(device.tablet->database()).page("", 0, 1).front().enterprise.id;
        // 5 MB of text; headquarters takes 4.
        for (int i = 0; i < 80; ++i) {
            const auto visit = visits.plan(enterprise, device.clock.now());
            QVERIFY(visit.ok());
            QVERIFY(visits.saveSummary(*visit, std::string(64'000, 's')).ok());
        }
        const SyncReport sent = device.sync();
        QVERIFY2(!sent.error, sent.error ? sent.error->detail.c_str() : "");
        QCOMPARE(device.pending(), std::int64_t{0});
    }

    void headquartersKilledInTheMiddleLosesNothing()
    {
        Device device(m_headquarters.url());
        QVERIFY(device.enrol(m_headquarters, "demo").ok());
        QVERIFY(!device.sync().error);
        const MadeOffline made = visitWithIssue(device);
        m_headquarters.kill();
        QVERIFY(device.sync().error.has_value());
        m_headquarters.start();
        const SyncReport sent = device.sync();
        QVERIFY2(!sent.error, sent.error ? sent.error->detail.c_str() : "");
        QVERIFY(!device.ask("/v1/records/visit/" + made.visit.text()).empty());
    }
};

QTEST_GUILESS_MAIN(TestOfflineVisit)
#include "tst_offline_visit.moc"
