#include "core/model/visit.h"
#include "server/api/people.h"
#include "server/feeds/visits_calendar.h"
#include "tests/server/feed_reader.h"
#include "tests/support/problem_document.h"

#include <QElapsedTimer>
#include <QTest>

using namespace wupan;
using test::FeedReader;
using test::holds;
using test::Office;

namespace {

constexpr Instant kNineOnMonday{1'795'395'600'000}; // 2026-11-23T01:00:00Z

/// The lines of a calendar as they were before folding.
QStringList lines(const Response& response)
{
    return QString::fromStdString(response.body).replace("\r\n ", "").split("\r\n");
}

json::array featuresOf(const Response& response)
{
    return arrayAt(parseObject(response.body).value(), "features");
}

} // namespace

/// What programs of an office read of headquarters: a calendar and maps.
class TestFeeds : public QObject
{
    Q_OBJECT
private:
    static Visit visit(Office& office, OfficerId officer, Instant at,
                       VisitState state = VisitState::planned)
    {
        Visit visit;
        visit.id = office.server.newId<VisitId>();
        visit.enterpriseId = office.enterprise;
        visit.officerId = officer;
        visit.state = state;
        visit.plannedAt = at;
        office.put(visit);
        return visit;
    }

private slots:
    void theCalendarHasTheOfficersOwnPlannedVisits()
    {
        Office office;
        const OfficerId other = office.server.addPerson("另一干部", "officer-2", Role::officer);
        const Visit mine = visit(office, office.server.officer, kNineOnMonday);
        const Visit theirs = visit(office, other, kNineOnMonday.plusMs(kMillisecondsPerDay));
        const Visit done =
            visit(office, office.server.officer, kNineOnMonday, VisitState::completed);
        FeedReader reader(office.server, "officer-1");
        const Response calendar = reader.get("/feeds/visits.ics");
        QCOMPARE(calendar.status, 200);
        QCOMPARE(calendar.headers.at("Content-Type"), std::string("text/calendar; charset=utf-8"));
        const QStringList said = lines(calendar);
        QCOMPARE(said.first(), QString("BEGIN:VCALENDAR"));
        QCOMPARE(said.at(said.size() - 2), QString("END:VCALENDAR"));
        QCOMPARE(said.count("BEGIN:VEVENT"), 1);
        QVERIFY(said.contains("UID:" + QString::fromStdString(mine.id.text()) + "@wupan"));
        QVERIFY(said.contains("DTSTART;TZID=Asia/Shanghai:20261123T090000"));
        QVERIFY(said.contains("DTSTAMP:20261123T010000Z"));
        QVERIFY(said.contains("SUMMARY:走访 智能装备示范企业"));
        QVERIFY(said.contains("TZID:Asia/Shanghai"));
        QVERIFY(!holds(calendar, done.id.text()));
        reader.login = "coordinator";
        QVERIFY(holds(reader.get("/feeds/visits.ics"), theirs.id.text()));
        for (const char* login : {"power", "admin"}) {
            reader.login = login;
            QCOMPARE(lines(reader.get("/feeds/visits.ics")).count("BEGIN:VEVENT"), 0);
        }
    }

    void textsOfACalendarAreEscapedAndItsLinesFolded()
    {
        QCOMPARE(calendarText("a;b,c\\d\ne\r\x01"), std::string("a\\;b\\,c\\\\d\\ne"));
        QCOMPARE(foldedLine("SUMMARY:short"), std::string("SUMMARY:short\r\n"));
        std::string line = "SUMMARY:x";
        for (int i = 0; i < 100; ++i)
            line += i % 3 == 0 ? "走" : "y";
        const std::string folded = foldedLine(line);
        const QList<QByteArray> parts = QByteArray::fromStdString(folded).split('\n');
        for (const QByteArray& part : parts) {
            QVERIFY(part.size() <= 76);                       // 75 and the carriage return
            QCOMPARE(QString::fromUtf8(part).toUtf8(), part); // no character is cut
            QVERIFY(!QString::fromUtf8(part).contains(QChar::ReplacementCharacter));
        }
        QVERIFY(parts.size() > 2);
        QCOMPARE(QString::fromStdString(folded).replace("\r\n ", ""),
                 QString::fromStdString(line + "\r\n"));
        QCOMPARE(foldedLine(std::string(75, 'x')), std::string(75, 'x') + "\r\n");
        QCOMPARE(foldedLine(std::string(76, 'x')), std::string(75, 'x') + "\r\n x\r\n");
    }

    void theMapShowsEnterprisesWhereTheyAre()
    {
        Office office;
        Enterprise here;
        here.id = office.server.newId<EnterpriseId>();
        here.name = "=企业\"甲\"";
        here.latitude = 24.5;
        here.longitude = 118.25;
        here.contactPhone = "13900012345";
        here.tags = {"规上"};
        office.put(here);
        FeedReader reader(office.server);
        const Response map = reader.get("/feeds/enterprises.geojson");
        QCOMPARE(map.headers.at("Content-Type"), std::string("application/geo+json"));
        QCOMPARE(std::string(textAt(parseObject(map.body).value(), "type")),
                 std::string("FeatureCollection"));
        const json::array features = featuresOf(map);
        QCOMPARE(features.size(), std::size_t{2});
        QVERIFY(features[0].at("geometry").is_null()); // its place is not known
        QCOMPARE(features[1].at("geometry"),
                 json::value({{"type", "Point"}, {"coordinates", {118.25, 24.5}}}));
        QCOMPARE(features[1].at("properties").at("name"), json::value("=企业\"甲\""));
        QCOMPARE(features[1].at("properties").at("tags"), json::value(json::array{"规上"}));
        QVERIFY(!holds(map, "13900012345"));
    }

    void theMapShowsIssuesThatTheReaderMaySee()
    {
        Office office;
        Issue power = office.issue("用电增容", IssueState::assigned);
        power.leadDepartmentId = office.power;
        office.put(power);
        office.issue("道路破损");
        FeedReader reader(office.server);
        QCOMPARE(featuresOf(reader.get("/feeds/issues.geojson")).size(), std::size_t{2});
        reader.login = "power";
        const json::array seen = featuresOf(reader.get("/feeds/issues.geojson"));
        QCOMPARE(seen.size(), std::size_t{1});
        QCOMPARE(seen[0].at("properties").at("department"), json::value("供电部门"));
        QCOMPARE(seen[0].at("properties").at("dueAt"), json::value(isoText(*power.dueAt)));
        reader.login = "land";
        QCOMPARE(featuresOf(reader.get("/feeds/issues.geojson")).size(), std::size_t{0});
        reader.login = "admin";
        QCOMPARE(featuresOf(reader.get("/feeds/issues.geojson")).size(), std::size_t{0});
    }

    void whoDoesNotSayWhoTheyAreIsAsked()
    {
        Office office;
        FeedReader reader(office.server);
        for (const char* path : {"/feeds/visits.ics", "/odata/v4/Issues"}) {
            reader.login = "";
            const Response asked = reader.get(path);
            QCOMPARE(asked.status, 401);
            QVERIFY(asked.headers.at("WWW-Authenticate").starts_with("Basic realm="));
            QCOMPARE(
                test::faultOfRefusal(asked.status, asked.headers.at("Content-Type"), asked.body),
                std::string());
            reader.login = "coordinator";
            reader.password = "wrong";
            QCOMPARE(reader.get(path).status, 401);
            reader.password = test::ServerFixture::kPassword;
            QCOMPARE(reader.get(path).status, 200);
        }
        reader.login = std::string(300, 'x');
        QCOMPARE(reader.get("/feeds/visits.ics").status, 400);
    }

    void whoGuessesIsHeldUp()
    {
        Office office;
        FeedReader reader(office.server);
        reader.password = "wrong";
        for (int i = 0; i < 10; ++i)
            QCOMPARE(reader.get("/feeds/visits.ics").status, 401);
        reader.password = test::ServerFixture::kPassword;
        const Response refused = reader.get("/feeds/visits.ics");
        QCOMPARE(refused.status, 429);
        QVERIFY(std::stoi(refused.headers.at("Retry-After")) > 800);
        office.server.clock.advanceMs(15 * kMillisecondsPerMinute);
        QCOMPARE(reader.get("/feeds/visits.ics").status, 200);
    }

    void whoAsksWithoutEndWaitsForTheNextMinute()
    {
        Office office;
        test::Visitor visitor(office.server);
        visitor.signIn("coordinator");
        FeedReader reader(office.server);
        reader.cookie = visitor.cookie;
        for (std::int64_t i = 0; i < RequestLimits{}.feedReader; ++i)
            QCOMPARE(reader.get("/odata/v4/").status, 200);
        const Response refused = reader.get("/odata/v4/");
        QCOMPARE(refused.status, 429);
        const int seconds = std::stoi(refused.headers.at("Retry-After"));
        QVERIFY(seconds > 0 && seconds <= 61);
        QCOMPARE(
            test::faultOfRefusal(refused.status, refused.headers.at("Content-Type"), refused.body),
            std::string());
        FeedReader another(office.server, "power");
        QCOMPARE(another.get("/odata/v4/").status, 200);
        office.server.clock.advanceMs(seconds * kMillisecondsPerSecond);
        QCOMPARE(reader.get("/odata/v4/").status, 200);
    }

    void whoIsSignedInAtThePagesNeedsNoPassword()
    {
        Office office;
        test::Visitor visitor(office.server);
        visitor.signIn("coordinator");
        FeedReader reader(office.server);
        reader.cookie = visitor.cookie;
        QCOMPARE(reader.get("/feeds/visits.ics").status, 200);
        reader.cookie = "__Host-wupan=forged";
        QCOMPARE(reader.get("/feeds/visits.ics").status, 401);
    }

    void aPasswordIsLookedAtOnceInAMinute()
    {
        Office office;
        FeedReader reader(office.server);
        const auto msOf = [&](int requests) {
            QElapsedTimer timer;
            timer.start();
            for (int i = 0; i < requests; ++i)
                if (reader.get("/odata/v4/$metadata").status != 200)
                    return qint64{-1};
            return timer.elapsed();
        };
        const qint64 first = msOf(1); // Argon2id
        QVERIFY(first > 0);
        const qint64 others = msOf(20);
        QVERIFY2(others >= 0 && others < 10 * first, qPrintable(QString::number(others)));
        office.server.clock.advanceMs(kMillisecondsPerMinute);
        QVERIFY(msOf(1) * 20 > others); // and once more
        reader.password = "another password";
        QCOMPARE(reader.get("/odata/v4/$metadata").status, 401);
        FeedReader another(office.server, "power");
        another.password = "another password";
        QCOMPARE(another.get("/odata/v4/$metadata").status, 401);
    }

    void anotherPasswordCountsAtOnce()
    {
        Office office;
        FeedReader reader(office.server);
        QCOMPARE(reader.get("/feeds/visits.ics").status, 200);
        const std::string hash = hashPassword("quite another password");
        office.server.write([&](StoreTransaction& store) {
            const auto login = store.credential("coordinator");
            const Status changed = setPassword(office.server.context(), operatorOf(login->park),
                                               store, login->officer, hash);
            QVERIFY(changed.ok());
        });
        QCOMPARE(reader.get("/feeds/visits.ics").status, 401);
        reader.password = "quite another password";
        QCOMPARE(reader.get("/feeds/visits.ics").status, 200);
    }

    void whoHasLeftThePark()
    {
        Office office;
        Officer gone;
        office.server.write([&](StoreTransaction& store) {
            gone = fromDocument<Officer>(
                store
                    .record(office.server.park.id, RecordType::officer, office.server.officer.uuid)
                    ->document);
        });
        gone.active = false;
        FeedReader reader(office.server, "officer-1");
        QCOMPARE(reader.get("/feeds/visits.ics").status, 200);
        office.put(gone);
        QCOMPARE(reader.get("/feeds/visits.ics").status, 401);
        QCOMPARE(FeedReader(office.server, "officer-1").get("/feeds/visits.ics").status, 401);
    }

    void otherMethodsAndPathsAreRefused()
    {
        Office office;
        FeedReader reader(office.server);
        QCOMPARE(reader.ask("POST", "/feeds/visits.ics").status, 405);
        QCOMPARE(reader.ask("DELETE", "/odata/v4/Issues").status, 405);
        QCOMPARE(reader.ask("HEAD", "/feeds/visits.ics").status, 200);
        QCOMPARE(reader.get("/feeds/nothing").status, 404);
    }

    void thatSomebodyTookSomethingAlongStandsInTheAudit()
    {
        Office office;
        FeedReader reader(office.server);
        reader.get("/feeds/visits.ics");
        reader.get("/odata/v4/Issues");
        reader.get("/odata/v4/$metadata"); // nobody's data
        std::vector<StoredAuditEntry> audit;
        office.server.write(
            [&](StoreTransaction& store) { audit = store.audit(office.server.park.id, 0, 100); });
        std::vector<std::string> taken;
        for (const StoredAuditEntry& entry : audit)
            if (entry.event == "exported")
                taken.emplace_back(textAt(parseObject(entry.detail).value(), "what"));
        QCOMPARE(taken, (std::vector<std::string>{"visits.ics", "Issues"}));
    }

    void moreThanOneBatchComesWhole()
    {
        Office office;
        office.server.write([&](StoreTransaction& store) {
            for (int i = 0; i < 2050; ++i) {
                Enterprise firm;
                firm.id = office.server.newId<EnterpriseId>();
                firm.name = "企业" + std::to_string(i);
                store.put(office.server.park.id, RecordType::enterprise, toDocument(firm), {});
            }
        });
        QCOMPARE(featuresOf(FeedReader(office.server).get("/feeds/enterprises.geojson")).size(),
                 std::size_t{2051});
    }
};

QTEST_GUILESS_MAIN(TestFeeds)
#include "tst_feeds.moc"
