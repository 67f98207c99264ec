#include "core/model/checklist.h"
#include "core/model/visit.h"
#include "server/checklists/import_form.h"
#include "tests/server/office.h"
#include "tests/server/protocol_tablet.h"
#include "tests/server/small_pictures.h"
#include "tests/server/spreadsheet_maker.h"

#include <QRegularExpression>
#include <QTest>

using namespace wupan;
using test::holds;
using test::makeForm;
using test::Office;
using test::ProtocolTablet;
using test::Visitor;

/// Checklists from a spreadsheet to the tablets.
class TestChecklistPages : public QObject
{
    Q_OBJECT
private:
    static std::string sheet(const std::string& version, const std::string& question = "订单如何？",
                             const std::string& id = "visit")
    {
        return makeForm("type | name | label | wupan::plate\n"
                        "begin group | targets | 目标盘 | targets\n"
                        "text | orders | " +
                            question + "\nend group",
                        "", "form_title | form_id | version\n样本清单 | " + id + " | " + version);
    }

    static std::string part(const std::string& name, const std::string& file,
                            const std::string& content)
    {
        return "--line\r\nContent-Disposition: form-data; name=\"" + name + "\"" +
               (file.empty() ? "" : "; filename=\"" + file + "\"") + "\r\n\r\n" + content + "\r\n";
    }

    struct Desk
    {
        Desk() { admin.signIn("admin"); }

        Response send(const std::string& content, const std::string& more = {})
        {
            admin.get("/checklists");
            return admin.postBody("/checklists", "multipart/form-data; boundary=line",
                                  part("csrf", "", admin.csrf()) +
                                      part("file", "清单.xlsx", content) + more + "--line--\r\n");
        }
        Response publish(const Response& page)
        {
            const auto form = QRegularExpression("action=\"(/checklists/[^\"]+/publish)\"")
                                  .match(QString::fromStdString(page.body));
            return admin.post(form.captured(1).toStdString(),
                              FormValues().with("csrf", admin.csrf()));
        }
        std::vector<Checklist> published()
        {
            std::vector<Checklist> all;
            office.server.write([&](StoreTransaction& store) {
                for (const Document& one :
                     store.records(office.server.park.id, RecordType::checklist, {}, 100))
                    all.push_back(fromDocument<Checklist>(one));
            });
            return all;
        }
        std::vector<std::string> audited()
        {
            std::vector<std::string> events;
            office.server.write([&](StoreTransaction& store) {
                for (const StoredAuditEntry& entry : store.audit(office.server.park.id, 0, 1000))
                    events.push_back(entry.event);
            });
            return events;
        }

        Office office;
        Visitor admin{office.server};
    };

    static std::vector<Checklist> pulled(ProtocolTablet& tablet)
    {
        std::vector<Checklist> all;
        for (const RecordRun& run : tablet.sync({}).records)
            if (run.type == RecordType::checklist)
                for (const json::value& document : run.documents)
                    all.push_back(fromDocument<Checklist>(document.as_object()));
        return all;
    }

private slots:
    void aSpreadsheetIsCheckedThenPublishedThenOnTheTablet()
    {
        Desk desk;
        ProtocolTablet tablet(desk.office.server);
        const Response checked = desk.send(sheet("1"));
        QCOMPARE(checked.status, 200);
        QVERIFY2(holds(checked, "样本清单, version 1, is sound"), checked.body.c_str());
        QVERIFY(holds(checked, "draft") && holds(checked, "样本管理"));
        QVERIFY(desk.published().empty() && pulled(tablet).empty());
        const Response published = desk.publish(checked);
        QVERIFY2(holds(published, "version 1, is published"), published.body.c_str());
        QVERIFY(holds(published, "new visits begin with it") && !holds(published, "/publish"));
        const auto onTablet = pulled(tablet);
        QCOMPARE(onTablet.size(), std::size_t{1});
        QVERIFY(onTablet[0].active);
        QVERIFY(onTablet[0].xml.find("订单如何？") != std::string::npos);
        QCOMPARE(std::ranges::count(desk.audited(), "checklistPublished"), 1);
    }

    void theNextVersionTakesOverAndVisitsKeepTheirs()
    {
        Desk desk;
        desk.publish(desk.send(sheet("1")));
        const Checklist first = desk.published().at(0);
        Visit visit;
        visit.id = desk.office.server.newId<VisitId>();
        visit.officerId = desk.office.server.officer;
        visit.enterpriseId = desk.office.enterprise;
        visit.checklistId = first.id;
        visit.state = VisitState::checkedIn;
        desk.office.put(visit);
        desk.office.server.clock.advanceMs(1000);
        const Response second = desk.publish(desk.send(sheet("2", "订单饱满吗？")));
        QVERIFY(holds(second, "earlier version") && holds(second, "version 2, is published"));
        ProtocolTablet tablet(desk.office.server);
        const auto onTablet = pulled(tablet);
        QCOMPARE(onTablet.size(), std::size_t{2});
        for (const Checklist& one : onTablet)
            QCOMPARE(one.active, one.version == "2");
        const auto old = std::ranges::find(onTablet, first.id, &Checklist::id);
        QVERIFY(old != onTablet.end());
        QCOMPARE(old->xml, first.xml);
        desk.office.server.write([&](StoreTransaction& store) {
            const auto kept =
                store.record(desk.office.server.park.id, RecordType::visit, visit.id.uuid);
            QCOMPARE(fromDocument<Visit>(kept->document).checklistId, first.id);
        });
    }

    void whatIsPublishedNeverChanges()
    {
        Desk desk;
        desk.publish(desk.send(sheet("1")));
        const Checklist first = desk.published().at(0);
        const Response other = desk.send(sheet("1", "另一个问题？"));
        QCOMPARE(other.status, 422);
        QVERIFY2(holds(other, "Raise the version"), other.body.c_str());
        const Response same = desk.send(sheet("1"));
        QCOMPARE(same.status, 200);
        QVERIFY(holds(same, "Nothing was changed") && !holds(same, "/publish"));
        QCOMPARE(desk.published().size(), std::size_t{1});
        QCOMPARE(desk.published().at(0).xml, first.xml);
        QCOMPARE(desk.published().at(0).revision, first.revision);
        QCOMPARE(std::ranges::count(desk.audited(), "checklistPublished"), 1);
    }

    void aDraftIsReplacedUntilItIsPublished()
    {
        Desk desk;
        desk.send(sheet("1", "旧问题？"));
        const Response drafts = desk.send(sheet("1", "新问题？"));
        QCOMPARE(QString::fromStdString(drafts.body).count("/publish"), 1);
        desk.publish(drafts);
        QVERIFY(desk.published().at(0).xml.find("新问题？") != std::string::npos);
        // A second click finds it published.
        const std::string path = "/checklists/" + desk.published().at(0).id.text() + "/publish";
        const Response again = desk.admin.post(path, FormValues().with("csrf", desk.admin.csrf()));
        QVERIFY(holds(again, "Nothing was changed"));
        QCOMPARE(std::ranges::count(desk.audited(), "checklistPublished"), 1);
    }

    void aFileThatIsNoFormIsCalledByItsOwnName()
    {
        Desk desk;
        QVERIFY(holds(desk.send("no spreadsheet"), "Mistakes in 清单.xlsx: 1."));
    }

    void mistakesAreShownWithTheirPlace()
    {
        Desk desk;
        const Response refused = desk.send(
            makeForm("type | name | label | relevant\nbegin group | g | G\nselect_one l | a | A | "
                     "${nowhere} = 1\ntext | b |\nend group"));
        QCOMPARE(refused.status, 422);
        QVERIFY2(holds(refused, ": 3. Warnings: 0."), refused.body.c_str());
        QVERIFY(holds(refused, "D (relevant)") && holds(refused, "There is no question nowhere."));
        QVERIFY(holds(refused, "The sheet choices has no list l."));
        QVERIFY(holds(refused, "The question b has no label."));
        QVERIFY(!holds(refused, "/publish"));
        desk.admin.language = "zh";
        QVERIFY(holds(desk.send("no spreadsheet"), "不是 .xlsx 格式"));
        QVERIFY(holds(desk.send(""), "请选择文件"));
    }

    void whatTabletsCannotFillInIsRefused()
    {
        Desk desk;
        const Response refused = desk.send("<h:html><h:head/><h:body/></h:html>");
        QCOMPARE(refused.status, 422);
        QVERIFY(holds(refused, "Tablets cannot fill this in"));
    }

    void tablesComeAlongWithinTheForm()
    {
        Desk desk;
        const std::string form =
            makeForm("type | name | label | calculation | wupan::plate\n"
                     "begin group | g | G | | funds\n"
                     "select_one_from_file banks.csv | bank | 哪家银行？\nend group",
                     "", "form_title|form_id|version\n样本清单|banks|1");
        const Response without = desk.send(form);
        QCOMPARE(without.status, 422);
        QVERIFY2(holds(without, "The form reads the file banks.csv"), without.body.c_str());
        const Response bad = desk.send(form, part("beside", "banks.csv", "a b,c\n1,2\n"));
        QVERIFY(holds(bad, "which is no name"));
        const Response with =
            desk.send(form, part("beside", "C:\\files\\banks.csv", "name,label\nicbc,工商银行\n"));
        QVERIFY2(with.status == 200, with.body.c_str());
        desk.publish(with);
        const std::string xml = desk.published().at(0).xml;
        QVERIFY(xml.find("<item><name>icbc</name><label>工商银行</label></item>") !=
                std::string::npos);
        QVERIFY(xml.find("src=") == std::string::npos);
    }

    void picturesComeBesideTheForm()
    {
        Desk desk;
        ProtocolTablet tablet(desk.office.server);
        const std::string form = makeForm("type | name | label | media::image | media::audio\n"
                                          "text | where | 在哪里？ | 平面图.jpg | say.mp3",
                                          "", "form_title|form_id|version\n样本清单|maps|1");
        const Response without = desk.send(form);
        QCOMPARE(without.status, 422);
        QVERIFY2(holds(without, "The form shows the file 平面图.jpg"), without.body.c_str());
        QVERIFY(holds(without, "D (media::image)") && holds(without, "E (media::audio)"));
        const std::string picture = test::jpegLike("map");
        const std::string both =
            part("beside", "平面图.jpg", picture) + part("beside", "say.mp3", "ID3 a sound");
        QVERIFY(holds(desk.send(form, part("beside", "平面图.jpg", "a page") +
                                          part("beside", "say.mp3", "ID3")),
                      "no whole JPEG or PNG"));
        const Response with = desk.send(form, both);
        QVERIFY2(with.status == 200, with.body.c_str());
        desk.publish(with);
        const std::vector<ChecklistFile> files = pulled(tablet).at(0).files;
        QCOMPARE(files.size(), std::size_t{2});
        const auto map = std::ranges::find(files, "平面图.jpg", &ChecklistFile::name);
        QVERIFY(map != files.end() && map->mediaType == "image/jpeg");
        const Response given =
            desk.office.server.send("GET", "/v1/files/" + map->sha256, "", {}, tablet.token);
        QCOMPARE(given.status, 200);
        QCOMPARE(given.body, picture);

        QVERIFY(holds(desk.send(form, both), "Nothing was changed"));
        // A picture that was lost with a disk comes back with it.
        const auto ask = [&] {
            return desk.office.server.send("GET", "/v1/files/" + map->sha256, "", {}, tablet.token);
        };
        std::filesystem::remove(desk.office.server.headquarters.folder / "files" /
                                map->sha256.substr(0, 2) / map->sha256);
        QCOMPARE(ask().status, 404);
        QVERIFY(holds(desk.send(form, both), "Nothing was changed"));
        QCOMPARE(ask().status, 200);
        // The same form with another picture is another version.
        const Response other = desk.send(form, part("beside", "平面图.jpg", test::jpegLike("new")) +
                                                   part("beside", "say.mp3", "ID3 a sound"));
        QCOMPARE(other.status, 422);
        QVERIFY(desk.published().at(0).files == files);
    }

    void theSpreadsheetAndTheFormAreGivenOut()
    {
        Desk desk;
        const std::string source = sheet("1");
        desk.publish(desk.send(source));
        const std::string id = desk.published().at(0).id.text();
        const Response spreadsheet = desk.admin.get("/checklists/" + id + "/source");
        QCOMPARE(spreadsheet.body, source);
        QCOMPARE(spreadsheet.headers.at("Content-Disposition"),
                 std::string("attachment; filename=\"visit-1.xlsx\""));
        const Response xform = desk.admin.get("/checklists/" + id + "/xform");
        QCOMPARE(xform.body, desk.published().at(0).xml);
        // As it is published, so it can be sent again.
        QVERIFY(holds(desk.send(xform.body), "Nothing was changed"));
        QCOMPARE(desk.admin.get("/checklists/" + id).status, 404);
        QCOMPARE(desk.admin.get("/checklists/none/source").status, 404);
    }

    void draftsOfAnotherParkAreNotThere()
    {
        Desk desk;
        Caller stranger;
        stranger.park = desk.office.server.newId<ParkId>();
        const auto theirs =
            importForm(desk.office.server.context(), stranger, sheet("1"), {}, false);
        QVERIFY(theirs.ok() && theirs->outcome == ImportOutcome::drafted);
        QVERIFY(!holds(desk.admin.get("/checklists"), "样本清单"));
        const std::string path = "/checklists/" + theirs->id.text();
        QCOMPARE(desk.admin.get(path + "/source").status, 404);
        desk.admin.get("/checklists");
        QCOMPARE(
            desk.admin.post(path + "/publish", FormValues().with("csrf", desk.admin.csrf())).status,
            404);
        QVERIFY(desk.published().empty());
    }
};

QTEST_APPLESS_MAIN(TestChecklistPages)
#include "tst_checklist_pages.moc"
