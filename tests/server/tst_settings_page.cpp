#include "core/procedure/park_rules.h"
#include "server/api/audit.h"
#include "tests/server/office.h"

#include <QTest>

using namespace wupan;
using test::holds;
using test::Office;
using test::Visitor;

/// The rules of a park, as its administrator sets them.
class TestSettingsPage : public QObject
{
    Q_OBJECT
private:
    struct Desk
    {
        Desk() { admin.signIn("admin"); }
        Response send(const FormValues& form)
        {
            admin.get("/settings");
            return admin.post("/settings", form.with("csrf", admin.csrf()));
        }
        std::int64_t settingsChanged()
        {
            std::vector<StoredAuditEntry> entries;
            office.server.write([&](StoreTransaction& store) {
                entries = store.audit(office.server.park.id, 0, 1000);
            });
            return std::ranges::count(entries, "settingsChanged", &StoredAuditEntry::event);
        }
        Office office;
        Visitor admin{office.server};
    };

    static FormValues settings()
    {
        return FormValues()
            .with("name", "样本园区")
            .with("visitQuotaPerMonth", "6")
            .with("visitBurdenCap", "3")
            .with("yellowDays", "2")
            .with("acceptDays", "2")
            .with("answer-hard", "20")
            .with("land-normal", "12")
            .with("holidays", "2026-10-01 holiday 国庆节")
            .with("wantedAppVersion", "1.2.0");
    }

    static Response sendHolidays(Desk& desk, const std::string& file)
    {
        desk.admin.get("/settings");
        return desk.admin.postFile("/settings",
                                   settings()
                                       .with("csrf", desk.admin.csrf())
                                       .with("holidays", "2026-05-01 holiday 劳动节"),
                                   "holidaysFile", file);
    }

private slots:
    void theSettingsOfTheParkAreItsRules()
    {
        Desk desk;
        QCOMPARE(desk.send(settings()).status, 303);
        Park park;
        desk.office.server.write([&](StoreTransaction& store) {
            park = fromDocument<Park>(store
                                          .record(desk.office.server.park.id, RecordType::park,
                                                  desk.office.server.park.id.uuid)
                                          ->document);
        });
        const ParkRules rules = rulesOf(park);
        QCOMPARE(park.visitQuotaPerMonth, std::int64_t{6});
        QCOMPARE(rules.limits.acceptDays, 2);
        QCOMPARE(rules.limits.assignDays, 1); // empty: the default
        QCOMPARE(rules.limits.answer.hard, 20);
        QCOMPARE(rules.limits.answerByCategory.at(Category::land).normal, 12);
        QCOMPARE(rules.limits.answerByCategory.at(Category::land).hard, 20);
        QVERIFY(rules.calendar.coversYear(2026));
        const Response page = desk.admin.get("/settings");
        QVERIFY(holds(page, "2026 is known") && holds(page, "2027 has no holidays yet"));
        QVERIFY(holds(page, "name=\"land-normal\" inputmode=\"numeric\" value=\"12\""));
        QVERIFY(desk.settingsChanged() == 1);
    }

    void settingsThatWillNotDoAreRefusedAndKept_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* field, const char* value, const char* says) {
            QTest::addRow("%s=%s", field, value)
                << QByteArray(field) << QByteArray(value) << QByteArray(says);
        };
        row("visitQuotaPerMonth", "-1", "Visits an officer owes a month");
        row("visitBurdenCap", "many", "at most");
        row("yellowDays", "99999999999999999999", "Yellow light");
        row("acceptDays", "1.5", "Accept");
        row("land-normal", "x", "Land");
        row("holidays", "2026-13-01 holiday x", "line 1");
        row("wantedAppVersion", "new", "A version is digits and dots");
    }

    void settingsThatWillNotDoAreRefusedAndKept()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, says);
        Desk desk;
        const Response refused =
            desk.send(settings().with(field.toStdString(), value.toStdString()));
        QCOMPARE(refused.status, 422);
        QVERIFY2(holds(refused, says.toStdString()), refused.body.c_str());
        QVERIFY(desk.settingsChanged() == 0);
        QVERIFY(holds(refused, "国庆节") || field == "holidays");
    }

    void theHolidaysMayComeAsAFile()
    {
        Desk desk;
        const std::string file = "\xEF\xBB\xBF# 国务院办公厅\r\n2027-01-01 holiday 元旦\r\n"
                                 "2027-02-14 workday 春节调休\r\n";
        QCOMPARE(sendHolidays(desk, file).status, 303);
        const Response page = desk.admin.get("/settings");
        QVERIFY(holds(page, "2027-02-14 workday 春节调休") && holds(page, "2027 is known"));
        QVERIFY(!holds(page, "2026-05-01 holiday"));  // of the field, whose place it takes
        QCOMPARE(sendHolidays(desk, "").status, 303); // none chosen: the field counts
        QVERIFY(holds(desk.admin.get("/settings"), "2026-05-01 holiday 劳动节"));
    }

    void aFileOfHolidaysWithMistakesChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const QByteArray& file, const char* says) {
            QTest::newRow(name) << file << QByteArray(says);
        };
        row("a day that there is not", "2027-01-01 holiday 元旦\n2027-02-30 holiday 春节\n",
            "line 2: it does not begin with a day");
        row("neither", "\n\n2027-01-01 off 元旦", "line 3: after the day stands neither");
        row("no name", "2027-01-01 holiday", "line 1: the name is missing");
        row("twice", "2027-01-01 holiday 元旦\n2027-01-01 workday 元旦", "line 2: this day was");
        row("no day at all", "# 明年的安排还没有公布\n", "The file holds no day.");
        row("no text", "PK\x03\x04\xFF\xFE\x80", "The file is no text in UTF-8 or GB18030.");
        row("more than anybody reads", QByteArray("x\n").repeated(30), "… and 10 more lines");
    }

    void aFileOfHolidaysWithMistakesChangesNothing()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, says);
        Desk desk;
        const Response refused = sendHolidays(desk, file.toStdString());
        QCOMPARE(refused.status, 422);
        QVERIFY2(holds(refused, says.toStdString()), refused.body.c_str());
        QVERIFY(desk.settingsChanged() == 0);
        QVERIFY(holds(refused, "name=\"land-normal\" inputmode=\"numeric\" value=\"12\""));
    }
};

QTEST_GUILESS_MAIN(TestSettingsPage)
#include "tst_settings_page.moc"
