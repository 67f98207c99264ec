#include "core/services/checklist_versions.h"

#include "core/services/visit_service.h"
#include "core/store/outbox_store.h"
#include "core/sync/local_rows.h"
#include "tests/core/forms/form_builder.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

using namespace wupan;
using forms::Answers;
using test::TemporaryTablet;

namespace {

std::string choiceOf(const std::string& letters)
{
    std::string out = "<select1 ref=\"/data/pick\"><label/>";
    for (const char letter : letters)
        out += std::string("<item><label/><value>") + letter + "</value></item>";
    return out + "</select1>";
}

std::string firstXml()
{
    return test::xformOf({"<same/><gone/><moved/><pick/>",
                          "",
                          test::inputs("/data", {"same", "gone", "moved"}) + choiceOf("abc"),
                          {}});
}

std::string secondXml()
{
    return test::xformOf({"<same/><g><moved/></g><pick/><more/>",
                          R"xml(<bind nodeset="/data/more" required="true()"/>)xml",
                          test::inputs("/data", {"same", "more"}) +
                              R"xml(<group ref="/data/g">)xml" +
                              test::inputs("/data/g", {"moved"}) + "</group>" + choiceOf("ab"),
                          {},
                          "2"});
}

const Answers kFirst{
    {"/data/same", "x"}, {"/data/gone", "text"}, {"/data/moved", "here"}, {"/data/pick", "c"}};

struct TwoVersions : TemporaryTablet
{
    TwoVersions()
    {
        old = checklist;
        old.xml = firstXml();
        old.formId = "visit";
        pull(old, 2);
        visit = *VisitService(*tablet).plan(enterprise.id, clock.now());
        require(VisitService(*tablet).checkIn(visit, std::nullopt));
        require(VisitService(*tablet).saveAnswers(visit, kFirst, 0));
    }
    void publish(const std::string& xml)
    {
        clock.advanceMs(1);
        next = old;
        next.id = newId<ChecklistId>();
        next.version = "2";
        next.xml = xml;
        pull(next);
    }
    Status carry() { return VisitService(*tablet).carryOver(visit, next.id); }
    [[nodiscard]] std::vector<std::string> strays()
    {
        forms::SessionHost host;
        host.now = [this] { return clock.now(); };
        return forms::FillingSession(*forms::parseForm(next.xml), load<Visit>(visit).answers, host)
            .strayAnswers();
    }

    Checklist old;
    Checklist next;
    VisitId visit;
};

} // namespace

class TestChecklistVersions : public QObject
{
    Q_OBJECT
private slots:
    void aDraftIsCarriedOverAndKeepsEverything()
    {
        TwoVersions device;
        device.publish(secondXml());
        QVERIFY(device.carry().ok());
        device.reopen();
        const auto visit = device.load<Visit>(device.visit);
        QCOMPARE(visit.checklistId.text(), device.next.id.text());
        QCOMPARE(visit.missingAnswers.value(), std::int64_t{1});
        QCOMPARE(visit.answers, (Answers{{"/data/same", "x"},
                                         {"/data/gone", "text"},
                                         {"/data/g/moved", "here"},
                                         {device.old.id.text() + "/data/gone", "text"},
                                         {device.old.id.text() + "/data/pick", "c"}}));
        const auto earlier = versions::earlierAnswers(visit.answers, device.strays());
        QCOMPARE(earlier.size(), std::size_t{2});
        QVERIFY((earlier[0] == versions::EarlierAnswer{device.old.id, "/data/gone", "text"}));
        QVERIFY((earlier[1] == versions::EarlierAnswer{device.old.id, "/data/pick", "c"}));
    }

    void whatAnotherTabletStillAnswersInTheOldVersionIsThereToo()
    {
        TwoVersions device;
        device.publish(secondXml());
        QVERIFY(device.carry().ok());
        device.clock.advanceMs(1);
        VisitService visits(*device.tablet);
        QVERIFY(
            visits.saveAnswers(device.visit, {{"/data/gone", "newer"}, {"/data/moved", "there"}}, 1)
                .ok());
        const auto answers = device.load<Visit>(device.visit).answers;
        std::map<std::string, std::string> byPath;
        for (const auto& each : versions::earlierAnswers(answers, device.strays()))
            byPath[each.path] += each.text + ";";
        QCOMPARE(byPath.at("/data/gone"), "text;newer;");
        QCOMPARE(byPath.at("/data/moved"), "there;");
        QCOMPARE(answers.at("/data/g/moved"), "here");
    }

    void aThirdVersionTakesUpWhatWaited()
    {
        TwoVersions device;
        device.publish(secondXml());
        QVERIFY(device.carry().ok());
        device.publish(firstXml());
        QVERIFY(device.carry().ok());
        const auto visit = device.load<Visit>(device.visit);
        QCOMPARE(visit.answers.at("/data/gone"), "text");
        QCOMPARE(visit.answers.at("/data/moved"), "here");
        QCOMPARE(visit.answers.at(device.old.id.text() + "/data/pick"), "c");
    }

    void aCompletedVisitKeepsItsVersion()
    {
        TwoVersions device;
        QVERIFY(VisitService(*device.tablet).complete(device.visit).ok());
        device.publish(secondXml());
        QCOMPARE(device.carry().error().code, ErrorCode::wrongState);
        const auto visit = device.load<Visit>(device.visit);
        QCOMPARE(visit.checklistId.text(), device.old.id.text());
        QCOMPARE(visit.answers, kFirst);
    }

    void whatCannotBeCarriedChangesNothing()
    {
        TwoVersions device;
        device.next.id = device.old.id;
        QCOMPARE(device.carry().error().code, ErrorCode::notFound);
        device.publish("<no form");
        QCOMPARE(device.carry().error().code, ErrorCode::invalidInput);
        device.publish(secondXml());
        device.next.active = false;
        device.pull(device.next, 2);
        QCOMPARE(device.carry().error().code, ErrorCode::notFound);
        device.next.active = true;
        device.next.formId = "another";
        device.pull(device.next, 3);
        QCOMPARE(device.carry().error().code, ErrorCode::notFound);
        QCOMPARE(device.load<Visit>(device.visit).answers, kFirst);
    }

    void onlyKeysOfAVersionAreKeptAnswers()
    {
        const ChecklistId id{Uuid::parse("01890000-0000-7000-8000-000000000001").value()};
        QVERIFY(versions::keptAnswer(versions::keptKey(id, "/data/site[k]/a"), "1").has_value());
        for (const std::string& key : {std::string("/data/a"), std::string(), id.text(),
                                       id.text() + "x", std::string(36, 'x') + "/data/a"})
            QVERIFY(!versions::keptAnswer(key, "1").has_value());
    }
};

QTEST_APPLESS_MAIN(TestChecklistVersions)
#include "tst_checklist_versions.moc"
