#include "tests/server/collect_phone.h"

#include <QTest>

#include <functional>

using namespace wupan;
using test::CollectPark;
using test::FilledForm;
using test::messageOf;
using test::photo;

/// What ODK Collect sends and headquarters cannot take.
class TestOpenRosaRefusals : public QObject
{
    Q_OBJECT
private slots:
    void whatCannotBeTakenIsKept_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* reason, const QString& about,
                            const std::function<void(FilledForm&)>& spoil, int status = 400) {
            FilledForm form(EnterpriseId{}, CollectPark::kInstance);
            form.enterprise = "ENTERPRISE";
            spoil(form);
            QTest::newRow(name) << QByteArray::fromStdString(form.xml()) << status
                                << QString(reason) << about;
        };
        row("an unknown form", "unknownForm", "other 7", [](auto& form) { form.formId = "other"; });
        row("an unknown version", "unknownForm", "enterprise-visit 6",
            [](auto& form) { form.version = "6"; });
        row("no enterprise", "unknownEnterprise", "", [](auto& form) { form.enterprise.clear(); });
        row("an enterprise that is not there", "unknownEnterprise", "",
            [](auto& form) { form.enterprise = "019ab000-0000-7000-8000-00000000000f"; });
        row("letters for a number", "wrongAnswer", "当前投产进度",
            [](auto& form) { form.answers["projects"]["progress_percent"] = "many"; });
        row("a number out of its bounds", "wrongAnswer", "当前投产进度",
            [](auto& form) { form.answers["projects"]["progress_percent"] = "101"; });
        row("a choice that there is not", "wrongAnswer", "订单情况",
            [](auto& form) { form.answers["targets"]["orders"] = "none"; });
        row("a photo that did not come", "missingFile", "lost.jpg",
            [](auto& form) { form.answers["projects"]["site_photo"] = "lost.jpg"; });
        row("a summary beyond all bounds", "tooLong", "",
            [](auto& form) { form.summary = std::string(900'000, 'x'); });
        row("no instance id", "noInstanceId", "", [](auto& form) { form.instanceId.clear(); });
        row(
            "a submission that was edited after it was sent", "editedAgain", "",
            [](auto& form) { form.moreMeta = "<deprecatedID>uuid:before</deprecatedID>"; }, 409);
        QTest::newRow("no XML") << QByteArray("<data id='enterprise-visit'") << 400 << "unreadable"
                                << "";
        QTest::newRow("bytes that are no text")
            << QByteArray("<data id='x'><meta><instanceID>\xFF\xFE</instanceID></meta></data>")
            << 400 << "unreadable"
            << "";
        QTest::newRow("a nest of elements") << "<data>" + QByteArray("<a>").repeated(100) +
                                                   QByteArray("</a>").repeated(100) + "</data>"
                                            << 400 << "unreadable"
                                            << "";
        QTest::newRow("entities of a bomb")
            << QByteArray("<!DOCTYPE x [<!ENTITY a 'b'>]><data id='enterprise-visit' version='7'>"
                          "<meta><instanceID>&a;</instanceID></meta></data>")
            << 400 << "unknownEnterprise"
            << "";
    }

    void whatCannotBeTakenIsKept()
    {
        QFETCH(QByteArray, xml);
        QFETCH(int, status);
        QFETCH(QString, reason);
        QFETCH(QString, said);
        CollectPark park;
        const std::string sent =
            xml.replace("ENTERPRISE", park.office.enterprise.text().c_str()).toStdString();
        for (int i = 0; i < 2; ++i) {
            const Response answer = park.phone.submit(sent, {photo("beside.jpg")});
            QCOMPARE(answer.status, status);
            const QString message = QString::fromStdString(messageOf(answer));
            QVERIFY2(message.size() > 10 && message.contains(said), qPrintable(message));
            QVERIFY2(!message.contains(reason), qPrintable(message)); // it has words
        }
        QVERIFY(park.all<Visit>().empty());
        QVERIFY(park.all<Attachment>().empty());
        const auto history = park.history(park.phone.key.device);
        QCOMPARE(history.size(), std::size_t{1}); // once, however often it comes
        const HistoryEntry& kept = history.front();
        QCOMPARE(kept.change.kind, ChangeKind::giveUp);
        QCOMPARE(kept.outcome.outcome, Outcome::refused);
        QCOMPARE(QString::fromStdString(kept.outcome.reason), reason);
        const bool isText = kept.change.fields.contains("text");
        QCOMPARE(isText ? std::string(textAt(kept.change.fields, "text"))
                        : fromBase64(textAt(kept.change.fields, "base64")).value(),
                 sent);
        const std::string sha256(textAt(objectAt(kept.change.fields, "files"), "beside.jpg"));
        QCOMPARE(sha256, sha256Hex(photo("beside.jpg").bytes));
        QVERIFY(park.office.server.headquarters.files->has(sha256));
    }

    void aFileThatIsNoPhotoIsToldSo()
    {
        CollectPark park;
        FilledForm form = park.form();
        form.answers["projects"]["site_photo"] = "site.jpg";
        const Response answer =
            park.phone.submit(form.xml(), {{"site.jpg", "image/jpeg", "GIF89a"}});
        QCOMPARE(answer.status, 415);
        QVERIFY(messageOf(answer).find("site.jpg") != std::string::npos);
        QCOMPARE(park.history(park.phone.key.device).size(), std::size_t{1});
        QCOMPARE(park.phone.submit(form.xml(), {photo("site.jpg")}).status, 201);
        QCOMPARE(park.all<Visit>().size(), std::size_t{1});
    }

    void aRequestWithoutAFormIsToldSo()
    {
        CollectPark park;
        Request request = park.phone.request("POST", "/submission");
        for (const char* type : {"", "text/xml", "multipart/form-data; boundary=x"}) {
            request.headers["content-type"] = type;
            request.body = park.form().xml();
            const Response answer = park.phone.handle(request);
            QCOMPARE(answer.status, 400);
            QVERIFY(!messageOf(answer).empty());
        }
        QCOMPARE(park.phone.submit(std::string(1024UL * 1024 + 1, ' ')).status, 413);
        QVERIFY(park.all<Visit>().empty());
    }

    void otherContentUnderTheSameIdDoesNotReplaceTheFirst()
    {
        CollectPark park;
        QCOMPARE(park.phone.submit(park.form().xml()).status, 201);
        FilledForm changed = park.form();
        changed.summary = "另一份总结";
        QCOMPARE(park.phone.submit(changed.xml()).status, 409);
        QCOMPARE(park.all<Visit>().front().summary, std::string("企业经营平稳 & 订单不足。"));
        const auto history = park.history(park.phone.key.device);
        QCOMPARE(history.size(), std::size_t{2});
        QCOMPARE(history.back().outcome.reason, std::string("changedSince"));
        QCOMPARE(std::string(textAt(history.back().change.fields, "text")), changed.xml());
    }

    void anEnterpriseOfAnotherParkIsUnknown()
    {
        CollectPark park;
        Enterprise foreign;
        foreign.id = park.office.server.newId<EnterpriseId>();
        park.office.server.write([&](StoreTransaction& store) {
            store.put(park.office.server.newId<ParkId>(), RecordType::enterprise,
                      toDocument(foreign), {});
        });
        FilledForm form = park.form();
        form.enterprise = foreign.id.text();
        QCOMPARE(park.phone.submit(form.xml()).status, 400);
        QVERIFY(park.all<Visit>().empty());
    }

    void whatComesOfWhoMayNotVisitIsKept_data()
    {
        QTest::addColumn<bool>("active");
        QTest::addColumn<QString>("role");
        QTest::newRow("who has left") << false << "officer";
        QTest::newRow("who is a coordinator by now") << true << "coordinator";
    }

    void whatComesOfWhoMayNotVisitIsKept()
    {
        QFETCH(bool, active);
        QFETCH(QString, role);
        CollectPark park;
        Officer person;
        person.id = park.office.server.officer;
        person.active = active;
        person.role = *parseWord<Role>(role.toStdString());
        park.office.put(person);
        QCOMPARE(park.phone.ask("HEAD", "/submission").status, 204);
        QCOMPARE(park.phone.submit(park.form().xml()).status, 403);
        QVERIFY(park.all<Visit>().empty());
        const auto history = park.history(park.phone.key.device);
        QCOMPARE(history.size(), std::size_t{1});
        QCOMPARE(std::string(textAt(history.front().change.fields, "text")), park.form().xml());
        // Back again, it is taken.
        person.active = true;
        person.role = Role::officer;
        park.office.put(person);
        QCOMPARE(park.phone.submit(park.form().xml()).status, 201);
        QCOMPARE(park.all<Visit>().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestOpenRosaRefusals)
#include "tst_openrosa_refusals.moc"
