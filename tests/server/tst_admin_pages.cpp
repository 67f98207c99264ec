#include "core/model/officer.h"
#include "server/api/audit.h"
#include "tests/server/office.h"

#include <QRegularExpression>
#include <QTest>

using namespace wupan;
using test::holds;
using test::Office;
using test::ServerFixture;
using test::Visitor;

/// People, tablets, departments, import and audit.
class TestAdminPages : public QObject
{
    Q_OBJECT
private:
    struct Desk
    {
        Desk() { admin.signIn("admin"); }
        /// A form of the page at `page`, sent to `to`.
        Response send(const std::string& page, const std::string& to, FormValues form)
        {
            admin.get(page);
            return admin.post(to, form.with("csrf", admin.csrf()));
        }
        std::string idOf(const std::string& login)
        {
            std::string id;
            office.server.write(
                [&](StoreTransaction& store) { id = store.credential(login)->officer.text(); });
            return id;
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

    static FormValues person(const std::string& name, const std::string& login,
                             const std::string& role)
    {
        return FormValues().with("name", name).with("login", login).with("role", role);
    }

    static std::string secretIn(const Response& page)
    {
        const auto found = QRegularExpression(R"(<p class="secret">([A-Z0-9-]+)</p>)")
                               .match(QString::fromStdString(page.body));
        return found.captured(1).toStdString();
    }

private slots:
    void theAdministratorBeginsWithThePeople()
    {
        Desk desk;
        QCOMPARE(desk.admin.get("/sign-in").headers.at("Location"), std::string("/people"));
        const Response people = desk.admin.get("/people");
        QVERIFY(holds(people, "样本协调") && holds(people, "coordinator"));
        QVERIFY(holds(people, "/devices") && !holds(people, "href=\"/visits\""));
    }

    void aNewPersonSignsInWithThePasswordThatIsShownOnce()
    {
        Desk desk;
        const Response added =
            desk.send("/people", "/people", person("样本新人", "new-one", "coordinator"));
        QCOMPARE(added.status, 200);
        const std::string password = secretIn(added);
        QVERIFY(password.size() > 15);
        QVERIFY(!holds(desk.admin.get("/people/" + desk.idOf("new-one")), password));
        Visitor visitor(desk.office.server);
        QCOMPARE(
            visitor
                .post("/sign-in", FormValues().with("login", "new-one").with("password", password))
                .status,
            303);
        QVERIFY(std::ranges::count(desk.audited(), "personAdded") == 1);
    }

    void whatCannotBeAddedKeepsWhatWasTyped_data()
    {
        QTest::addColumn<QByteArray>("login");
        QTest::addColumn<QByteArray>("role");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("taken") << QByteArray("coordinator") << QByteArray("officer")
                               << QByteArray("This login is taken");
        QTest::newRow("a space") << QByteArray("a b") << QByteArray("officer")
                                 << QByteArray("A login is one word");
        QTest::newRow("no role") << QByteArray("ab") << QByteArray("king")
                                 << QByteArray("choose a role");
        QTest::newRow("the system")
            << QByteArray("ab") << QByteArray("system") << QByteArray("choose a role");
        QTest::newRow("no department") << QByteArray("ab") << QByteArray("handler")
                                       << QByteArray("A handler needs a department");
    }

    void whatCannotBeAddedKeepsWhatWasTyped()
    {
        QFETCH(QByteArray, login);
        QFETCH(QByteArray, role);
        QFETCH(QByteArray, says);
        Desk desk;
        const Response refused = desk.send(
            "/people", "/people", person("样本新人", login.toStdString(), role.toStdString()));
        QCOMPARE(refused.status, 422);
        QVERIFY(holds(refused, says.toStdString()) && holds(refused, "样本新人"));
    }

    void whoLeavesIsOutAtOnceAndTheChangeStandsInHistory()
    {
        Desk desk;
        Visitor coordinator(desk.office.server);
        coordinator.signIn("coordinator");
        QCOMPARE(coordinator.get("/").status, 200);
        const std::string path = "/people/" + desk.idOf("coordinator");
        QCOMPARE(desk.send(path, path, person("样本协调", "", "coordinator")).status, 303);
        QCOMPARE(coordinator.get("/").status, 303);
        QVERIFY(std::ranges::count(desk.audited(), "personChanged") == 1);
        // A second time changes nothing, and says nothing.
        QCOMPARE(desk.send(path, path, person("样本协调", "", "coordinator")).status, 303);
        QVERIFY(std::ranges::count(desk.audited(), "personChanged") == 1);
    }

    void theLastAdministratorStays()
    {
        Desk desk;
        const std::string path = "/people/" + desk.idOf("admin");
        const Response refused = desk.send(path, path, person("样本管理", "", "admin"));
        QCOMPARE(refused.status, 422);
        QVERIFY(holds(refused, "last administrator"));
        QCOMPARE(desk.admin.get("/people").status, 200);
    }

    void aNewPasswordEndsEverySession()
    {
        Desk desk;
        Visitor coordinator(desk.office.server);
        coordinator.signIn("coordinator");
        const std::string token = desk.office.server.token();
        const std::string person = "/people/" + desk.idOf("coordinator");
        const std::string password = secretIn(desk.send(person, person + "/password", {}));
        QVERIFY(!password.empty());
        QCOMPARE(coordinator.get("/").status, 303);
        QCOMPARE(coordinator.signIn("coordinator").status, 401);
        const std::string officer = "/people/" + desk.idOf("officer-1");
        desk.send(officer, officer + "/password", {});
        QCOMPARE(desk.office.server.post("/v1/sync", {}, token).status, 401);
    }

    void whoHasNoLoginIsGivenOne()
    {
        Desk desk;
        Officer person;
        person.id = desk.office.server.newId<OfficerId>();
        person.name = "样本旧人";
        person.role = Role::coordinator;
        desk.office.put(person);
        const std::string path = "/people/" + person.id.text();
        QVERIFY(holds(desk.admin.get("/people"), "no login"));
        QCOMPARE(desk.send(path, path + "/login", FormValues().with("login", "admin")).status, 422);
        const std::string password =
            secretIn(desk.send(path, path + "/login", FormValues().with("login", "old-one")));
        Visitor visitor(desk.office.server);
        QCOMPARE(
            visitor
                .post("/sign-in", FormValues().with("login", "old-one").with("password", password))
                .status,
            303);
        QCOMPARE(desk.send(path, path + "/login", FormValues().with("login", "other")).status, 422);
    }

    void aCodeEnrolsATablet()
    {
        Desk desk;
        const std::string path = "/people/" + desk.idOf("officer-1");
        const Response page = desk.send(path, path + "/code", {});
        const std::string code = secretIn(page);
        QVERIFY(holds(page, "class=\"qr\"") && holds(page, "<path d=\"M"));
        const Response enrolled =
            desk.office.server.post("/v1/enrol", {{"code", code},
                                                  {"login", "officer-1"},
                                                  {"password", ServerFixture::kPassword},
                                                  {"deviceName", "平板一"},
                                                  {"appVersion", "1.2.0"}});
        QCOMPARE(enrolled.status, 200);
        const Response devices = desk.admin.get("/devices");
        QVERIFY(holds(devices, "平板一") && holds(devices, "1.2.0") && holds(devices, "样本干部"));
    }

    void aLostTabletIsRefusedAndErased()
    {
        Desk desk;
        const json::object enrolled =
            desk.office.server.enrol(desk.office.server.officer, "officer-1");
        const std::string device(textAt(enrolled, "deviceId"));
        const std::string token(textAt(enrolled, "accessToken"));
        desk.office.server.clock.advanceMs(1000);
        QCOMPARE(desk.send("/devices", "/devices/" + device + "/revoke",
                           FormValues().with("erase", "yes"))
                     .status,
                 303);
        QVERIFY(holds(desk.admin.get("/devices"), "to be erased"));
        const Response refused = desk.office.server.post("/v1/sync", {}, token);
        QCOMPARE(refused.status, 401);
        QVERIFY(holds(refused, "eraseDevice"));
        QCOMPARE(desk.send("/devices", "/devices/" + desk.idOf("admin") + "/revoke", {}).status,
                 404);
    }

    void aDepartmentIsAddedAndRenamed()
    {
        Desk desk;
        QCOMPARE(desk.send("/departments", "/departments",
                           FormValues().with("name", "供水部门").with("category", "water"))
                     .status,
                 303);
        QVERIFY(holds(desk.admin.get("/departments"), "供水部门"));
        QCOMPARE(desk.send("/departments", "/departments",
                           FormValues()
                               .with("id", desk.office.power.text())
                               .with("name", "电力部门")
                               .with("category", "power"))
                     .status,
                 303);
        const Response renamed = desk.admin.get("/departments");
        QVERIFY(holds(renamed, "电力部门") && !holds(renamed, "供电部门"));
        QCOMPARE(desk.send("/departments", "/departments", FormValues().with("category", "power"))
                     .status,
                 422);
        QCOMPARE(desk.send("/departments", "/departments",
                           FormValues().with("id", desk.idOf("admin")).with("name", "x"))
                     .status,
                 404);
    }

    void aTableIsImportedFromTheBrowser()
    {
        Desk desk;
        desk.admin.get("/import");
        const std::string table =
            "企业名称,统一社会信用代码\n样本智造,91350100M000100Y43\n坏行,123\n";
        const Response imported = desk.admin.postFile(
            "/import", FormValues().with("csrf", desk.admin.csrf()), "file", table);
        QCOMPARE(imported.status, 200);
        QVERIFY2(holds(imported, "1 added") && holds(imported, "1 bad lines"),
                 imported.body.c_str());
        QVERIFY(holds(imported, "第 3 行"));
        QVERIFY(std::ranges::count(desk.audited(), "imported") == 1);
        const Response empty = desk.send("/import", "/import", FormValues());
        QCOMPARE(empty.status, 422);
        QVERIFY(holds(empty, "Please choose a file."));
    }

    void theAuditIsShownAndVerified()
    {
        Desk desk;
        const Response page = desk.admin.get("/audit");
        QVERIFY(holds(page, "signed in") && holds(page, "样本管理"));
        QVERIFY(holds(desk.send("/audit", "/audit", {}), "as they were written"));
    }

    void whoeverIsNoAdministratorIsDeniedAndItIsNoted()
    {
        Desk desk;
        Visitor visitor(desk.office.server);
        visitor.signIn("coordinator");
        for (const char* path : {"/people", "/devices", "/departments", "/settings", "/checklists",
                                 "/import", "/audit"})
            QVERIFY2(visitor.get(path).status == 403, path);
        visitor.get("/");
        QCOMPARE(
            visitor.post("/people", person("x", "x", "admin").with("csrf", visitor.csrf())).status,
            403);
        QVERIFY(std::ranges::count(desk.audited(), "requestDenied") > 0);
    }
};

QTEST_GUILESS_MAIN(TestAdminPages)
#include "tst_admin_pages.moc"
