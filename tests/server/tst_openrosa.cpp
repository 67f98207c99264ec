#include "tests/server/collect_phone.h"
#include "tests/server/small_pictures.h"

#include <QCryptographicHash>
#include <QTest>

using namespace wupan;
using test::CollectPark;
using test::holds;

namespace {

struct Parsed
{
    explicit Parsed(const std::string& xml) { ok = bool(document.load_string(xml.c_str())); }
    explicit Parsed(const Response& response)
        : Parsed(response.body)
    {}
    [[nodiscard]] pugi::xml_node root() const { return document.document_element(); }
    pugi::xml_document document;
    bool ok = false;
};

std::string text(const pugi::xml_node& parent, const char* name)
{
    return parent.child(name).text().get();
}

std::string md5(const std::string& bytes)
{
    return "md5:" +
           QCryptographicHash::hash(QByteArray::fromStdString(bytes), QCryptographicHash::Md5)
               .toHex()
               .toStdString();
}

} // namespace

/// What headquarters gives out to ODK Collect.
class TestOpenRosa : public QObject
{
    Q_OBJECT
private slots:
    void theFormListNamesThePublishedChecklist()
    {
        CollectPark park;
        const Response list = park.phone.get("/formList");
        QCOMPARE(list.status, 200);
        QCOMPARE(list.headers.at("Content-Type"), std::string("text/xml; charset=utf-8"));
        QCOMPARE(list.headers.at("X-OpenRosa-Version"), std::string("1.0"));
        QCOMPARE(list.headers.at("Date"), std::string("Mon, 23 Nov 2026 01:00:00 GMT"));
        const Parsed parsed(list);
        QVERIFY(parsed.ok);
        QCOMPARE(std::string(parsed.root().name()), std::string("xforms"));
        QCOMPARE(std::string(parsed.root().attribute("xmlns").value()),
                 std::string("http://openrosa.org/xforms/xformsList"));
        const pugi::xml_node form = parsed.root().child("xform");
        QVERIFY(!form.next_sibling());
        QCOMPARE(text(form, "formID"), std::string("enterprise-visit"));
        QCOMPARE(text(form, "name"), std::string("企业走访清单"));
        QCOMPARE(text(form, "version"), std::string("7"));
        const Response xml = park.phone.download(text(form, "downloadUrl"));
        QCOMPARE(xml.status, 200);
        QCOMPARE(xml.headers.at("Content-Type"), std::string("text/xml; charset=utf-8"));
        QCOMPARE(text(form, "hash"), md5(xml.body));
        QCOMPARE(park.phone.download(text(form, "manifestUrl")).status, 200);
    }

    void ofEachFormTheNewestPublishedVersionIsListed()
    {
        CollectPark park;
        park.office.server.clock.advanceMs(1); // ids sort by their time
        Checklist newer = test::sampleChecklist(park.office.server);
        newer.version = "8";
        park.office.put(newer);
        Checklist draft = test::sampleChecklist(park.office.server);
        draft.version = "9";
        draft.active = false;
        park.office.put(draft);
        Checklist other = test::sampleChecklist(park.office.server);
        other.formId = "another";
        park.office.put(other);
        Checklist broken = test::sampleChecklist(park.office.server);
        broken.formId = "broken";
        broken.xml = "<h:html";
        park.office.put(broken);
        Checklist foreign = test::sampleChecklist(park.office.server);
        foreign.formId = "foreign";
        park.office.server.write([&](StoreTransaction& store) {
            store.put(park.office.server.newId<ParkId>(), RecordType::checklist,
                      toDocument(foreign), {});
        });
        const auto listed = [&](const std::string& query) {
            QStringList forms;
            const Parsed parsed(park.phone.ask("GET", "/formList", query));
            for (const pugi::xml_node& form : parsed.root().children("xform"))
                forms << QString::fromStdString(text(form, "formID") + " " + text(form, "version"));
            return forms;
        };
        QCOMPARE(listed("deviceID=x"), QStringList({"another 7", "enterprise-visit 8"}));
        QCOMPARE(listed("formID=another"), QStringList({"another 7"}));
        QCOMPARE(listed("formID=nothing"), QStringList());
        for (const ChecklistId id : {draft.id, foreign.id, broken.id, park.checklist.id})
            QCOMPARE(park.phone.get("/forms/" + id.text()).status, 404);
    }

    void theFormAsksForWhatAVisitNeeds()
    {
        CollectPark park;
        const Parsed form(park.phone.get("/forms/" + park.checklist.id.text()));
        QVERIFY(form.ok);
        const pugi::xml_node model = form.root().child("h:head").child("model");
        const pugi::xml_node own = model.child("instance");
        QVERIFY(own.child("data").child("wupan_visit").child("enterprise"));
        const pugi::xml_node list = own.next_sibling("instance");
        QCOMPARE(std::string(list.attribute("src").value()),
                 std::string("jr://file-csv/enterprises.csv"));
        std::map<std::string, pugi::xml_node> binds;
        for (const pugi::xml_node& bind : model.children("bind"))
            binds[bind.attribute("nodeset").value()] = bind;
        const auto bound = [&](const std::string& path, const char* attribute) {
            return std::string(binds[path].attribute(attribute).value());
        };
        QCOMPARE(bound("/data/meta/instanceID", "jr:preload"), std::string("uid"));
        for (const char* name : {"enterprise", "summary"})
            QCOMPARE(bound(std::string("/data/wupan_visit/") + name, "required"),
                     std::string("true()"));
        for (const char* name : {"start", "end"}) {
            QCOMPARE(bound(std::string("/data/wupan_visit/") + name, "jr:preload"),
                     std::string("timestamp"));
            QCOMPARE(bound(std::string("/data/wupan_visit/") + name, "jr:preloadParams"),
                     std::string(name));
        }
        const auto isElement = [](const pugi::xml_node& node) {
            return node.type() == pugi::node_element;
        };
        const pugi::xml_node first = form.root().child("h:body").find_child(isElement);
        QCOMPARE(std::string(first.name()), std::string("select1"));
        QCOMPARE(std::string(first.child("itemset").attribute("nodeset").value()),
                 "instance('" + std::string(list.attribute("id").value()) + "')/root/item");
        QCOMPARE(std::string(form.root().child("h:body").last_child().attribute("ref").value()),
                 std::string("/data/wupan_visit/summary"));
        // Nothing else is changed.
        const Parsed stored(park.checklist.xml);
        const auto groups = [](const Parsed& from) {
            const auto found = from.root().child("h:body").children("group");
            return std::distance(found.begin(), found.end());
        };
        QCOMPARE(groups(form), groups(stored));
    }

    void aFormGetsOnlyWhatItLacks_data()
    {
        QTest::addColumn<QString>("meta");
        QTest::addColumn<QString>("bind");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("uids");
        QTest::newRow("no meta") << ""
                                 << ""
                                 << "/data/meta/instanceID" << 1;
        QTest::newRow("meta without an id") << "<meta><userID/></meta>"
                                            << ""
                                            << "/data/meta/instanceID" << 1;
        QTest::newRow("an id that nobody fills in") << "<orx:meta><orx:instanceID/></orx:meta>"
                                                    << ""
                                                    << "/data/orx:meta/orx:instanceID" << 1;
        QTest::newRow("an id that is worked out")
            << "<meta><instanceID/></meta>"
            << "<bind nodeset='/data/meta/instanceID' calculate=\"concat('uuid:', uuid())\"/>"
            << "/data/meta/instanceID" << 0;
        QTest::newRow("an id as XLSForm tools make it")
            << "<meta><instanceID/></meta>"
            << "<bind nodeset='/data/meta/instanceID' jr:preload='uid'/>"
            << "/data/meta/instanceID" << 1;
    }
    void aFormGetsOnlyWhatItLacks()
    {
        QFETCH(QString, meta);
        QFETCH(QString, bind);
        QFETCH(QString, path);
        QFETCH(int, uids);
        CollectPark park;
        Checklist small = test::sampleChecklist(park.office.server);
        small.formId = "small";
        small.xml = QString("<h:html xmlns='http://www.w3.org/2002/xforms' "
                            "xmlns:h='http://www.w3.org/1999/xhtml' "
                            "xmlns:orx='http://openrosa.org/xforms'><h:head><model><instance>"
                            "<data id='small'><q/>%1</data></instance>%2</model></h:head>"
                            "<h:body><input ref='/data/q'><label>a <output value='1'/> "
                            "<output value='2'/></label></input></h:body></h:html>")
                        .arg(meta, bind)
                        .toStdString();
        park.office.put(small);
        const Response given = park.phone.get("/forms/" + small.id.text());
        QCOMPARE(given.status, 200);
        const QString xml = QString::fromStdString(given.body);
        QCOMPARE(xml.count("jr:preload=\"uid\""), uids);
        QCOMPARE(xml.count("nodeset=\"" + path + "\""), 1);
        QCOMPARE(xml.count("xmlns:jr="), 1);
        QVERIFY(xml.contains("<output value=\"1\" /> <output") ||
                xml.contains("<output value=\"1\"/> <output"));
    }

    void theManifestNamesTheEnterprises()
    {
        CollectPark park;
        park.office.server.clock.advanceMs(1); // ids sort by their time
        Enterprise quoted;
        quoted.id = park.office.server.newId<EnterpriseId>();
        quoted.name = "甲\"乙\",丙\n丁";
        quoted.creditCode = "91350200M000100Y43";
        park.office.put(quoted);
        Enterprise foreign = quoted;
        foreign.id = park.office.server.newId<EnterpriseId>();
        park.office.server.write([&](StoreTransaction& store) {
            store.put(park.office.server.newId<ParkId>(), RecordType::enterprise,
                      toDocument(foreign), {});
        });
        const Parsed manifest(park.phone.get("/forms/" + park.checklist.id.text() + "/manifest"));
        QCOMPARE(std::string(manifest.root().attribute("xmlns").value()),
                 std::string("http://openrosa.org/xforms/xformsManifest"));
        const pugi::xml_node file = manifest.root().child("mediaFile");
        QCOMPARE(text(file, "filename"), std::string("enterprises.csv"));
        const Response csv = park.phone.download(text(file, "downloadUrl"));
        QCOMPARE(csv.headers.at("Content-Type"), std::string("text/csv; charset=utf-8"));
        QCOMPARE(text(file, "hash"), md5(csv.body));
        QVERIFY(csv.body.starts_with("name,label\n\"" + park.office.enterprise.text() +
                                     "\",\"智能装备示范企业\"\n"));
        QVERIFY(csv.body.ends_with("\"" + quoted.id.text() +
                                   "\",\"甲\"\"乙\"\",丙 丁（91350200M000100Y43）\"\n"));
        QVERIFY(!holds(csv, foreign.id.text()));
    }

    void theManifestNamesWhatTheFormShows()
    {
        CollectPark park;
        const std::string picture = test::jpegLike("map");
        const std::string sound = "ID3 a sound";
        FilesFolder& files = *park.office.server.headquarters.files;
        const auto file = [](const std::string& name, const std::string& sha256,
                             const std::string& type) {
            return ChecklistFile{name, sha256, 1, type};
        };
        park.checklist.files = {file("平面图.jpg", files.keep(picture).value(), "image/jpeg"),
                                file("say.mp3", files.keep(sound).value(), "audio/mpeg"),
                                file("lost.png", std::string(64, 'a'), "image/png")};
        park.office.put(park.checklist);
        const std::string form = "/forms/" + park.checklist.id.text();
        const Parsed manifest(park.phone.get(form + "/manifest"));
        std::map<std::string, pugi::xml_node> listed;
        for (const pugi::xml_node& one : manifest.root().children("mediaFile"))
            listed[text(one, "filename")] = one;
        QCOMPARE(listed.size(), std::size_t{3}); // enterprises.csv, too
        const Response shown = park.phone.download(text(listed["平面图.jpg"], "downloadUrl"));
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.body, picture);
        QCOMPARE(shown.headers.at("Content-Type"), std::string("image/jpeg"));
        QCOMPARE(text(listed["平面图.jpg"], "hash"), md5(picture));
        const Response heard = park.phone.download(text(listed["say.mp3"], "downloadUrl"));
        QCOMPARE(heard.body, sound);
        QCOMPARE(heard.headers.at("Content-Type"), std::string("audio/mpeg"));
        // Nothing but what this form shows, not even to who knows a hash.
        const std::string other = files.keep(test::jpegLike("another")).value();
        QCOMPARE(park.phone.get(form + "/media/" + other).status, 404);
        QCOMPARE(park.phone.get(form + "/media/" + std::string(64, 'a')).status, 404);
        QCOMPARE(park.phone.get(form + "/media/..%2F..").status, 404);
    }

    void beforeItSendsCollectLearnsWhere()
    {
        CollectPark park;
        const Response head = park.phone.ask("HEAD", "/submission", "deviceID=x");
        QCOMPARE(head.status, 204);
        QCOMPARE(head.headers.at("Location"),
                 "https://hq.example" + park.phone.root + "/submission");
        QCOMPARE(head.headers.at("X-OpenRosa-Version"), std::string("1.0"));
        QCOMPARE(head.headers.at("X-OpenRosa-Accept-Content-Length"),
                 std::to_string(kMaxSubmissionFileBytes));
        QCOMPARE(maxBodyBytes(park.phone.root + "/submission"), kMaxSubmissionBytes);
        QVERIFY(maxBodyBytes(park.phone.root + "/formList") < 2'000'000);
    }

    void anotherVersionOfTheProtocolIsToldSo()
    {
        CollectPark park;
        Request request = park.phone.request("GET", "/formList");
        request.headers["x-openrosa-version"] = "2.0";
        QCOMPARE(park.phone.handle(request).status, 400);
        request.headers.erase("x-openrosa-version");
        QCOMPARE(park.phone.handle(request).status, 200);
        QCOMPARE(park.phone.ask("PUT", "/submission").status, 405);
        QCOMPARE(park.phone.get("/nothing").status, 404);
        QCOMPARE(park.phone.get("/forms/x").status, 404);
        QCOMPARE(park.phone.get("/forms/" + park.checklist.id.text() + "/other.csv").status, 404);
    }
};

QTEST_GUILESS_MAIN(TestOpenRosa)
#include "tst_openrosa.moc"
