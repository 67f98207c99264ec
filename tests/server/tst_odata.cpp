#include "server/feeds/odata_filter.h"
#include "server/feeds/odata_literal.h"
#include "server/feeds/odata_service.h"
#include "tests/server/feed_reader.h"
#include "tests/support/problem_document.h"

#include <QTest>
#include <QUrl>
#include <QXmlStreamReader>

using namespace wupan;
using test::FeedReader;
using test::Office;

namespace {

json::object bodyOf(const Response& response)
{
    const auto body = parseObject(response.body);
    return body ? *body : json::object{{"notJson", response.body}};
}

std::string encoded(const QString& text)
{
    return QUrl::toPercentEncoding(text).toStdString();
}

QString titlesOf(const json::object& body)
{
    QStringList titles;
    for (const auto& value : arrayAt(body, "value"))
        titles += QString::fromStdString(std::string(textAt(value.as_object(), "title")));
    return titles.join(' ');
}

} // namespace

/// Headquarters' records as tables, by the rules of OData 4.0.
class TestOdata : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Office> m_office;
    std::string m_cookie; ///< of the coordinator: checking a password takes its time
    std::unique_ptr<FeedReader> m_reader;

    json::object get(const std::string& target)
    {
        const Response response = m_reader->get("/odata/v4/" + target);
        return response.status == 200
                   ? bodyOf(response)
                   : json::object{{"status", response.status}, {"body", response.body}};
    }

    Issue issue(const std::string& title, IssueState state, std::int64_t urged,
                std::optional<int> dueInDays)
    {
        m_office->server.clock.advanceMs(1); // so that ids stand in this order
        Issue issue = m_office->issue(title, state);
        issue.urgedCount = urged;
        issue.dueAt = dueInDays ? std::optional(test::ServerFixture::kStart.plusMs(
                                      *dueInDays * kMillisecondsPerDay))
                                : std::nullopt;
        issue.escalated = urged > 2;
        m_office->put(issue);
        return issue;
    }

private slots:
    void initTestCase()
    {
        m_office = std::make_unique<Office>();
        issue("a", IssueState::registered, 0, 3);
        issue("b", IssueState::assigned, 3, 1);
        issue("it's", IssueState::assigned, 1, std::nullopt);
        issue("d", IssueState::closed, 2, 2);
        test::Visitor visitor(m_office->server);
        visitor.signIn("coordinator");
        m_cookie = visitor.cookie;
    }

    void init()
    {
        m_reader = std::make_unique<FeedReader>(m_office->server);
        m_reader->cookie = m_cookie;
    }

    void theServiceSaysWhatThereIs()
    {
        for (const char* path : {"/odata/v4", "/odata/v4/"}) {
            const Response response = m_reader->get(path);
            QCOMPARE(response.status, 200);
            QCOMPARE(response.headers.at("OData-Version"), std::string("4.0"));
            QVERIFY(response.headers.at("Content-Type")
                        .starts_with("application/json;odata.metadata=minimal"));
            const json::object body = bodyOf(response);
            QCOMPARE(std::string(textAt(body, "@odata.context")),
                     std::string("https://hq.example/odata/v4/$metadata"));
            QCOMPARE(arrayAt(body, "value").at(0),
                     json::value({{"name", "Visits"}, {"kind", "EntitySet"}, {"url", "Visits"}}));
        }
    }

    void itsMetadataNamesEveryTableAndField()
    {
        const Response response = m_reader->get("/odata/v4/$metadata");
        QCOMPARE(response.headers.at("Content-Type"), std::string("application/xml"));
        QXmlStreamReader xml(QByteArray::fromStdString(response.body));
        QHash<QString, QHash<QString, QString>> types;
        QStringList sets;
        QString type;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            const auto attribute = [&](const char* name) {
                return xml.attributes().value(QLatin1String(name)).toString();
            };
            if (xml.name() == QLatin1String("EntityType"))
                type = attribute("Name");
            else if (xml.name() == QLatin1String("Property"))
                types[type][attribute("Name")] = attribute("Type");
            else if (xml.name() == QLatin1String("EntitySet"))
                sets += attribute("Name") + " " + attribute("EntityType");
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(sets, QStringList({"Visits wupan.Visit", "Issues wupan.Issue",
                                    "Enterprises wupan.Enterprise", "Departments wupan.Department",
                                    "Officers wupan.Officer"}));
        QCOMPARE(types["Issue"]["id"], QString("Edm.Guid"));
        QCOMPARE(types["Issue"]["dueAt"], QString("Edm.DateTimeOffset"));
        QCOMPARE(types["Issue"]["escalated"], QString("Edm.Boolean"));
        QCOMPARE(types["Issue"]["urgedCount"], QString("Edm.Int64"));
        QCOMPARE(types["Enterprise"]["latitude"], QString("Edm.Double"));
        // Every answer has these, and no other.
        const json::object first = arrayAt(get("Issues"), "value").at(0).as_object();
        for (const auto& [name, value] : first)
            QVERIFY2(types["Issue"].contains(QString::fromStdString(name)),
                     std::string(name).c_str());
        QCOMPARE(static_cast<std::size_t>(types["Issue"].size()), first.size());
    }

    void aRecordHasItsValues()
    {
        const json::object body = get("Issues?$filter=" + encoded("title eq 'b'"));
        QCOMPARE(std::string(textAt(body, "@odata.context")),
                 std::string("https://hq.example/odata/v4/$metadata#Issues"));
        const json::object record = arrayAt(body, "value").at(0).as_object();
        QCOMPARE(std::string(textAt(record, "state")), std::string("assigned"));
        QCOMPARE(std::string(textAt(record, "dueAt")),
                 isoText(test::ServerFixture::kStart.plusMs(kMillisecondsPerDay)));
        QCOMPARE(record.at("escalated"), json::value(true));
        QVERIFY(record.at("visitId").is_null());
        const json::object same =
            get("Issues(" + std::string(textAt(record, "id")) + ")?$select=title,number");
        QCOMPARE(std::string(textAt(same, "@odata.context")),
                 std::string("https://hq.example/odata/v4/$metadata#Issues(number,title)/$entity"));
        QCOMPARE(std::string(textAt(same, "title")), std::string("b"));
        QCOMPARE(same.size(), std::size_t{3});
    }

    void filtersLetThroughWhatTheySay_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("titles");
        const auto row = [](const char* filter, const char* titles) {
            QTest::newRow(filter) << QString(filter) << QString(titles);
        };
        row("title eq 'a'", "a");
        row("title ne 'a'", "b it's d");
        row("title eq 'it''s'", "it's");
        row("urgedCount gt 1", "b d");
        row("urgedCount ge 1", "b it's d");
        row("urgedCount lt 1.5", "a it's");
        row("urgedCount le 0", "a");
        row("escalated eq true", "b");
        row("not escalated eq true", "a it's d");
        row("dueAt eq null", "it's");
        row("dueAt ne null", "a b d");
        row("dueAt gt 2026-11-25T01:00:00Z", "a");
        row("dueAt ge 2026-11-25T09:00:00+08:00", "a d");
        row("dueAt lt 2026-11-25T01:00:00.000Z", "b");
        row("state eq 'assigned' and urgedCount gt 1", "b");
        row("state eq 'closed' or state eq 'registered'", "a d");
        row("title eq 'a' or title eq 'b' and urgedCount eq 9", "a");
        row("(title eq 'a' or title eq 'b') and urgedCount eq 3", "b");
        row("not (title eq 'a' or title eq 'b')", "it's d");
        row("id ne 00000000-0000-0000-0000-000000000000", "a b it's d");
        row("visitId eq null", "a b it's d");
        row("  title   eq  'a'  ", "a");
    }

    void filtersLetThroughWhatTheySay()
    {
        QFETCH(QString, filter);
        QFETCH(QString, titles);
        const json::object body = get("Issues?$filter=" + encoded(filter));
        QVERIFY2(body.contains("value"), json::serialize(body).c_str());
        QCOMPARE(titlesOf(body), titles);
    }

    void whatCannotBeAnsweredIsRefusedWithAReason_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* target, int status, const char* words) {
            QTest::newRow(target) << QString(target) << status << QString(words);
        };
        row("Nothing", 404, "$metadata lists");
        row("Issues/title", 404, "a record is named like");
        row("Issues(x)", 404, "a record is named like");
        row("Issues(019ab000-0000-7000-8000-000000000001)", 404, "");
        row("Issues?$filter=colour eq 'red'", 400, "character 1: the name of a property");
        row("Issues?$filter=title is 'a'", 400,
            "character 7: eq, ne, gt, ge, lt or le is expected");
        row("Issues?$filter=title eq a", 400, "a text in single quotes is expected");
        row("Issues?$filter=title eq 'a", 400, "the end of a text");
        row("Issues?$filter=urgedCount eq 'a'", 400, "a number is expected");
        row("Issues?$filter=dueAt gt 2026-11-25", 400, "a time like");
        row("Issues?$filter=dueAt gt 2026-11-25T01:00:00", 400, "a time like");
        row("Issues?$filter=escalated eq 1", 400, "true or false");
        row("Issues?$filter=id eq 'x'", 400, "a UUID");
        row("Issues?$filter=(title eq 'a'", 400, "a bracket is not closed");
        row("Issues?$filter=title eq 'a' title", 400, "'and', 'or' or the end");
        row("Issues?$filter=title eq 'a' and", 400, "the name of a property");
        row("Issues?$filter=contains(title,'a')", 501, "functions and paths are not known here");
        row("Issues?$filter=title/length eq 1", 501, "not known here");
        row("Issues?$expand=visits", 501, "$expand");
        row("Issues?$search=x", 501, "$search");
        row("Issues?$format=xml", 501, "$format is json");
        row("Issues?$nonsense=x", 400, "none that OData has");
        row("Issues?$select=title,colour", 400, "$select: name 2 is no property");
        row("Issues?$orderby=colour", 400, "$orderby: name 1 is no property");
        row("Issues?$orderby=title sideways", 400, "asc or desc");
        row("Issues?$top=-1", 400, "$top is a count");
        row("Issues?$skip=many", 400, "$skip is a count");
        row("Issues?$count=perhaps", 400, "$count is true or false");
        row("Issues?$skiptoken=x", 400, "$skiptoken");
    }

    void whatCannotBeAnsweredIsRefusedWithAReason()
    {
        QFETCH(QString, target);
        QFETCH(int, status);
        QFETCH(QString, words);
        const Response response = m_reader->get(
            "/odata/v4/" + QUrl::toPercentEncoding(target, "?=$&(),/'").toStdString());
        QVERIFY2(response.status == status, response.body.c_str());
        QCOMPARE(response.headers.at("Content-Type"), std::string("application/problem+json"));
        const json::object body = bodyOf(response);
        QVERIFY2(QString::fromStdString(std::string(textAt(body, "detail"))).contains(words),
                 response.body.c_str());
        QCOMPARE(textAt(objectAt(body, "error"), "message"), textAt(body, "detail"));
        QVERIFY(!textAt(objectAt(body, "error"), "code").empty());
    }

    void deepBracketsAreRefused()
    {
        const std::string deep = std::string(60, '(') + "title eq 'a'" + std::string(60, ')');
        const Response response =
            m_reader->get("/odata/v4/Issues?$filter=" + encoded(QString::fromStdString(deep)));
        QCOMPARE(response.status, 400);
        QVERIFY(test::holds(response, "too many brackets"));
    }

    void theOrderIsTheOneThatIsAskedFor_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<QString>("titles");
        const auto row = [](const char* order, const char* titles) {
            QTest::newRow(order) << QString(order) << QString(titles);
        };
        row("title", "a b d it's");
        row("title desc", "it's d b a");
        row("dueAt", "it's b d a"); // null comes first
        row("dueAt desc", "a d b it's");
        row("state,urgedCount desc", "b it's d a");
    }

    void theOrderIsTheOneThatIsAskedFor()
    {
        QFETCH(QString, order);
        QFETCH(QString, titles);
        QCOMPARE(titlesOf(get("Issues?$orderby=" + encoded(order))), titles);
    }

    void partsAndCounts()
    {
        json::object body = get("Issues?$top=2&$skip=1&$count=true");
        QCOMPARE(titlesOf(body), QString("b it's"));
        QCOMPARE(integerAt(body, "@odata.count"), std::int64_t{4});
        QVERIFY(!body.contains("@odata.nextLink"));
        QVERIFY(!get("Issues").contains("@odata.count"));
        body = get("Issues?$count=true&$top=0&%24filter=" + encoded("urgedCount gt 1"));
        QCOMPARE(integerAt(body, "@odata.count"), std::int64_t{2});
        QCOMPARE(titlesOf(body), QString());
        QCOMPARE(m_reader->get("/odata/v4/Issues/$count").body, std::string("4"));
        QCOMPARE(m_reader->get("/odata/v4/Issues/$count?$filter=" + encoded("title eq 'a'")).body,
                 std::string("1"));
        QCOMPARE(titlesOf(get("Issues?$orderby=title&$top=2&$skip=1")), QString("b d"));
    }

    void pagesLeadFromOneToTheNext_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("titles");
        QTest::newRow("by id") << QString() << QString("a b it's d");
        QTest::newRow("ordered") << QString("$orderby=title&$count=true") << QString("a b d it's");
        QTest::newRow("filtered") << QString("$filter=urgedCount%20ge%201") << QString("b it's d");
        QTest::newRow("part by id") << QString("$top=3&$skip=1") << QString("b it's d");
        QTest::newRow("part of an order")
            << QString("$top=2&$skip=1&$orderby=title%20desc") << QString("d b");
        QTest::newRow("selected") << QString("$select=title") << QString("a b it's d");
    }

    void pagesLeadFromOneToTheNext()
    {
        QFETCH(QString, query);
        QFETCH(QString, titles);
        m_reader->prefer = "odata.maxpagesize=1";
        std::string target = "Issues?" + query.toStdString();
        QStringList seen;
        for (int page = 0; page < 10 && !target.empty(); ++page) {
            const json::object body = get(target);
            QVERIFY2(body.contains("value"), json::serialize(body).c_str());
            QCOMPARE(arrayAt(body, "value").size(), std::size_t{1});
            seen += titlesOf(body);
            const std::string next(textAt(body, "@odata.nextLink"));
            const std::string root = "https://hq.example/odata/v4/";
            QVERIFY(next.empty() || next.starts_with(root));
            target = next.empty() ? next : next.substr(root.size());
        }
        QCOMPARE(seen.join(' '), titles);
    }

    void whoMayNotReadARecordDoesNotFindIt()
    {
        Issue power = issue("p", IssueState::assigned, 0, 1);
        power.leadDepartmentId = m_office->power;
        m_office->put(power);
        m_reader->cookie.clear();
        m_reader->login = "power";
        QCOMPARE(titlesOf(get("Issues?$count=true")), QString("p"));
        QCOMPARE(integerAt(get("Issues?$count=true"), "@odata.count"), std::int64_t{1});
        QCOMPARE(titlesOf(get("Issues?$orderby=title")), QString("p"));
        QCOMPARE(m_reader->get("/odata/v4/Issues/$count").body, std::string("1"));
        m_reader->login = "land";
        const Response denied = m_reader->get("/odata/v4/Issues(" + power.id.text() + ")");
        const Response missing =
            m_reader->get("/odata/v4/Issues(019ab000-0000-7000-8000-000000000001)");
        QCOMPARE(denied.status, 404);
        QCOMPARE(denied.body, missing.body);
        QVERIFY(denied.denied && !missing.denied);
    }

    void aHostThatIsNoneIsNotRepeated()
    {
        Request request{"GET", "/odata/v4/", {}, {}, "10.0.0.1", {}};
        request.headers["host"] = "evil/\"<x>";
        QCOMPARE(rootOf(request, true), std::string("/odata/v4/"));
        request.headers["host"] = "[::1]:8443";
        QCOMPARE(rootOf(request, false), std::string("http://[::1]:8443/odata/v4/"));
    }

    void timesAreReadToTheMillisecond()
    {
        QCOMPARE(parseDateTime("1970-01-01T00:00:00Z"), std::optional(Instant{0}));
        QCOMPARE(parseDateTime("1970-01-01T08:00:00.125+08:00"), std::optional(Instant{125}));
        QCOMPARE(parseDateTime("1969-12-31T23:00:00-01:00"), std::optional(Instant{0}));
        QCOMPARE(parseDateTime("1970-01-01T00:00Z"), std::optional(Instant{0}));
        for (const char* wrong :
             {"", "1970-01-01", "1970-01-01T", "1970-01-01T00:00:00", "1970-13-01T00:00:00Z",
              "1970-01-01T24:00:00Z", "1970-01-01T00:60:00Z", "1970-01-01T00:00:00+8",
              "1970-01-01T00:00:00Zx", "1970-01-01T00:00:0",
              "1970-01-01T00:00:", "1970-01-01T0a:00:00Z"})
            QVERIFY2(!parseDateTime(wrong), wrong);
    }
};

QTEST_GUILESS_MAIN(TestOdata)
#include "tst_odata.moc"
