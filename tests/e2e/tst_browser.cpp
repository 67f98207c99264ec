#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "core/services/issue_service.h"
#include "core/store/enterprise_store.h"
#include "tests/e2e/browser.h"
#include "tests/e2e/device.h"
#include "tests/e2e/headquarters_process.h"

#include <QTest>

using namespace wupan;
using test::Browser;
using test::Device;

/// Headquarters' pages in a real browser, with a real tablet on the other side.
class TestBrowser : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;

    [[nodiscard]] QUrl at(const QString& path) const
    {
        QUrl url = m_headquarters.url();
        url.setPath(path);
        return url;
    }

    void signIn(Browser& browser, const QString& login)
    {
        browser.go(at("/"));
        browser.type("input[name=login]", login);
        browser.type("input[name=password]", m_headquarters.password(login));
        browser.follow("form.sign-in button");
    }

    static IssueId capture(Device& device, const std::string& title)
    {
        NewIssue issue;
        issue.enterpriseId =
            EnterpriseStore(device.tablet->database()).page("", 0, 1).front().enterprise.id;
        issue.title = title;
        issue.description = "一期变压器已满负荷";
        issue.category = Category::power;
        return IssueService(*device.tablet).capture(issue).value();
    }

private slots:
    void initTestCase() { m_headquarters.start(); }

    void anIssueOfATabletIsAssignedInTheBrowserAndTheTabletHearsOfIt()
    {
        Device device(m_headquarters.url());
        QVERIFY(device.enrol(m_headquarters, "demo").ok());
        QVERIFY(!device.sync().error);
        const IssueId issue = capture(device, "用电增容申请");
        QVERIFY(!device.sync().error);

        Browser browser("zh-CN");
        signIn(browser, "center");
        QVERIFY(browser.text("header").contains("协调解决"));
        browser.go(at("/issues/" + QString::fromStdString(issue.text())));
        QCOMPARE(browser.text("section h2"), QString("用电增容申请"));
        browser.follow("details[open] button"); // 受理
        QCOMPARE(browser.text(".tag"), QString("已受理"));
        browser.type("details[open] textarea", "请尽快送电");
        browser.follow("details[open] button"); // 交办，主办部门已按类别选好
        QCOMPARE(browser.text(".tag"), QString("已交办"));
        QVERIFY(browser.text(".history").contains("请尽快送电"));
        QCOMPARE(browser.complaints(), QByteArray());

        QVERIFY(!device.sync().error);
        const auto here = device.load<Issue>(issue);
        QCOMPARE(here.state, IssueState::assigned);
        QVERIFY(!here.leadDepartmentId.isNil());
        QVERIFY(here.dueAt.has_value());
    }

    void theBoardIsNarrowedAndTurned()
    {
        Browser browser("en");
        signIn(browser, "center");
        QVERIFY(browser.text("header").contains("Headquarters"));
        browser.follow(".count:nth-child(4)"); // red
        QCOMPARE(browser.url().query(), QString("show=overdue"));
        QVERIFY(browser.has(".count.on"));
        QVERIFY(browser.text("tbody tr:first-child").contains("overdue"));
        browser.follow("a[rel=next]");
        QVERIFY(browser.url().query().contains("page=2"));
        QVERIFY(browser.text("tbody").contains("overdue"));
        browser.follow("header form button");
        QCOMPARE(browser.url().path(), QString("/sign-in"));
        browser.go(at("/"));
        QCOMPARE(browser.url().path(), QString("/sign-in"));
        QCOMPARE(browser.complaints(), QByteArray());
    }

    /// From the new person to the tablet in their hands, and back when it is lost.
    void anOfficerIsAddedAndEnrolsATablet()
    {
        Browser browser("zh-CN");
        signIn(browser, "admin");
        QCOMPARE(browser.url().path(), QString("/people"));
        browser.type("input[name=name]", "样本新干部");
        browser.type("input[name=login]", "new-officer");
        browser.follow("aside .btn");
        const QString password = browser.text(".secret");
        browser.follow("form[action$='/code'] button");
        QVERIFY(browser.has("svg.qr path"));
        const QString code = browser.text(".secret");
        Device device(m_headquarters.url());
        QVERIFY(device.enrolWith(code.toUtf8(), "new-officer", password.toUtf8()).ok());
        QVERIFY(!device.sync().error);
        browser.go(at("/devices"));
        QVERIFY(browser.text("main").contains("样本新干部"));
        static_cast<void>(browser.evaluate("document.querySelector('details').open = true"));
        browser.follow(".btn.danger");
        QVERIFY(browser.text("main").contains("已停用"));
        QVERIFY(device.sync().error);
        QCOMPARE(browser.complaints(), QByteArray());
    }

    void aPageShowsWhatIsNewByItself()
    {
        Device device(m_headquarters.url());
        QVERIFY(device.enrol(m_headquarters, "demo").ok());
        QVERIFY(!device.sync().error);
        Browser browser("zh-CN");
        signIn(browser, "center");
        browser.go(at("/notices"));
        QVERIFY(!browser.text("main").contains("夜里停水"));
        const IssueId issue = capture(device, "夜里停水");
        QVERIFY(!device.sync().error);
        QTRY_VERIFY_WITH_TIMEOUT(browser.text("main").contains("夜里停水"), 15000);
        // Nobody's words are taken away by what comes meanwhile.
        browser.go(at("/issues/" + QString::fromStdString(issue.text())));
        browser.type("details[open] textarea", "正在核实");
        QVERIFY(IssueService(*device.tablet).supplement(issue, "三天了").ok());
        QVERIFY(!device.sync().error);
        QTest::qWait(3000);
        QCOMPARE(browser.evaluate("return document.querySelector('details[open] textarea').value"),
                 QJsonValue("正在核实"));
        QCOMPARE(browser.complaints(), QByteArray());
    }

    void everyPageFits_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<QStringList>("paths");
        QTest::newRow("center") << "center"
                                << QStringList{"/visits", "/quota", "/supervision", "/notices"};
        QTest::newRow("admin") << "admin" << QStringList{"/people",   "/devices",    "/departments",
                                                         "/settings", "/checklists", "/import",
                                                         "/audit"};
    }

    void everyPageFits()
    {
        QFETCH(QString, login);
        QFETCH(QStringList, paths);
        for (const QString language : {"zh-CN", "en"}) {
            Browser browser(language);
            signIn(browser, login);
            for (const int width : {1280, 800, 412}) {
                browser.resize(width, 800);
                for (const QString& path : paths) {
                    browser.go(at(path));
                    const int over =
                        browser.evaluate("return document.documentElement.scrollWidth - innerWidth")
                            .toInt();
                    QVERIFY2(over <= 0, qPrintable(QString("%1 at %2 in %3: %4 px too wide")
                                                       .arg(path)
                                                       .arg(width)
                                                       .arg(language)
                                                       .arg(over)));
                    const int head =
                        browser.evaluate("return document.querySelector('header').offsetHeight")
                            .toInt();
                    QVERIFY2(width < 1280 || head < 80, // one line of it
                             qPrintable(path + " in " + language));
                }
            }
            QCOMPARE(browser.complaints(), QByteArray());
        }
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("width");
        QTest::newRow("Chinese, 1280") << "zh-CN" << 1280;
        QTest::newRow("English, 1280") << "en" << 1280;
        QTest::newRow("Chinese, 800") << "zh-CN" << 800;
        QTest::newRow("English, a phone") << "en" << 412;
    }

    void nothingIsCutOff()
    {
        QFETCH(QString, language);
        QFETCH(int, width);
        Browser browser(language);
        browser.resize(width, 800);
        signIn(browser, "center");
        const QString scrolls = "return document.documentElement.scrollWidth - innerWidth";
        QVERIFY(browser.evaluate(scrolls).toInt() <= 0);
        browser.follow("tbody tr td a");
        QVERIFY(browser.has(".history li"));
        QVERIFY(browser.evaluate(scrolls).toInt() <= 0);
        // A finger has to meet what it aims at.
        QVERIFY(browser.evaluate("return document.querySelector('.btn').offsetHeight").toInt() >=
                48);
        QCOMPARE(browser.complaints(), QByteArray());
    }

    void inTheDarkItIsDark()
    {
        Browser browser("zh-CN");
        const QString ground = "return getComputedStyle(document.body).backgroundColor";
        browser.preferDark(false);
        browser.go(at("/sign-in"));
        QCOMPARE(browser.evaluate(ground).toString(), QString("rgb(246, 247, 245)"));
        browser.preferDark(true);
        QCOMPARE(browser.evaluate(ground).toString(), QString("rgb(16, 23, 19)"));
    }
};

QTEST_GUILESS_MAIN(TestBrowser)
#include "tst_browser.moc"
