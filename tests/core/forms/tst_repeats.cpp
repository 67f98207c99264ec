#include "core/forms/instance_path.h"
#include "tests/core/forms/form_builder.h"

#include <QTest>

#include <algorithm>

using namespace wupan;
using namespace wupan::forms;

class TestRepeats : public QObject
{
    Q_OBJECT
private:
    static test::FormParts sites()
    {
        return {
            R"xml(<total/><site jr:template=""><name>new</name><staff/><label/><shift><hours/></shift>
                   <sum/></site><site><name>first</name><staff/><label/><shift><hours/></shift><sum/></site>)xml",
            R"xml(<bind nodeset="/data/total" calculate="sum(/data/site/staff)"/>
                   <bind nodeset="/data/site/staff" type="int"/>
                   <bind nodeset="/data/site/sum" calculate="sum(../shift/hours)"/>
                   <bind nodeset="/data/site/label"
                         calculate="concat(position(..), ' of ', count(/data/site), ' ', /data/site/name)"/>
                   <bind nodeset="/data/site/shift/hours" type="int"/>)xml",
            R"xml(<group ref="/data/site"><label>Site</label><repeat nodeset="/data/site">)xml" +
                test::inputs("/data/site", {"name", "staff"}) +
                R"xml(<group ref="/data/site/shift"><label>Shift</label>
                       <repeat nodeset="/data/site/shift">)xml" +
                test::inputs("/data/site/shift", {"hours"}) +
                R"xml(</repeat></group></repeat></group>)xml",
            {}};
    }

    static std::vector<std::string> pathsOf(const FillingSession& filling)
    {
        std::vector<std::string> paths;
        for (const SectionRow& row : filling.rows(filling.form().sections.front().path))
            paths.push_back(row.path);
        return paths;
    }

    static void give(FillingSession& filling, const std::string& path, const std::string& answer)
    {
        const auto given = filling.setAnswer(path, answer);
        QVERIFY2(given.ok(), path.c_str());
    }

private slots:
    void theFirstInstancesAreThoseOfTheForm()
    {
        FillingSession filling = test::begun(sites());
        QCOMPARE(filling.savedAnswers(), (Answers{{"/data/site[1]", "1"},
                                                  {"/data/site[1]/name", "first"},
                                                  {"/data/site[1]/shift[1]", "1"}}));
        QCOMPARE(filling.answer("/data/site[1]/label"), "1 of 1 first");
        QCOMPARE(filling.takeChangedKeys().size(), std::size_t{3});
        QVERIFY(filling.takeChangedKeys().empty());
    }

    void instancesAreAddedWithDefaultsAndRemoved()
    {
        FillingSession filling = test::begun(sites());
        static_cast<void>(filling.takeChangedKeys());
        const std::string second = *filling.addRepeat("/data/site");
        QCOMPARE(second, "/data/site[0193-1000]");
        QCOMPARE(filling.answer(second + "/name"), "new");
        QCOMPARE(filling.answer(second + "/label"), "2 of 2 new");
        QCOMPARE(filling.answer("/data/site[1]/label"), "1 of 2 first");
        give(filling, "/data/site[1]/staff", "3");
        give(filling, second + "/staff", "4");
        QCOMPARE(filling.answer("/data/total"), "7");
        static_cast<void>(filling.takeChangedKeys());
        QVERIFY(filling.removeRepeat("/data/site[1]").ok());
        QCOMPARE(filling.answer("/data/total"), "4");
        QCOMPARE(filling.answer(second + "/label"), "1 of 1 new");
        QCOMPARE(filling.takeChangedKeys(),
                 (std::vector<std::string>{"/data/site[1]", "/data/site[1]/name",
                                           "/data/site[1]/shift[1]", "/data/site[1]/staff"}));
        QVERIFY(!filling.exists("/data/site[1]"));
        QCOMPARE(filling.removeRepeat("/data/site[1]").error().code, ErrorCode::notFound);
        QCOMPARE(filling.addRepeat("/data/nothing").error().code, ErrorCode::notFound);
        QCOMPARE(filling.addRepeat("/data/site[1]/shift").error().code, ErrorCode::notFound);
    }

    void repeatsInRepeatsAreTheirOwn()
    {
        FillingSession filling = test::begun(sites());
        const std::string second = *filling.addRepeat("/data/site");
        const std::string shift = *filling.addRepeat(second + "/shift");
        give(filling, second + "/shift[1]/hours", "8");
        give(filling, shift + "/hours", "6");
        give(filling, "/data/site[1]/shift[1]/hours", "1");
        QCOMPARE(filling.answer(second + "/sum"), "14");
        QCOMPARE(filling.answer("/data/site[1]/sum"), "1");
        QVERIFY(filling.removeRepeat(shift).ok());
        QCOMPARE(filling.answer(second + "/sum"), "8");
    }

    void aPageListsInstancesInOrder()
    {
        FillingSession filling = test::begun(sites());
        const std::string second = *filling.addRepeat("/data/site");
        QCOMPARE(pathsOf(filling),
                 (std::vector<std::string>{
                     "/data/site", "/data/site[1]", "/data/site[1]/name", "/data/site[1]/staff",
                     "/data/site[1]/shift", "/data/site[1]/shift[1]",
                     "/data/site[1]/shift[1]/hours", second, second + "/name", second + "/staff",
                     second + "/shift", second + "/shift[1]", second + "/shift[1]/hours"}));
        const std::vector<SectionRow> rows = filling.rows("/data/site");
        QCOMPARE(rows[0].kind, SectionRow::Kind::repeat);
        QCOMPARE(rows[0].count, std::size_t{2});
        QVERIFY(rows[0].mayAdd);
        QCOMPARE(rows[7].kind, SectionRow::Kind::instance);
        QCOMPARE(rows[7].position, std::size_t{2});
        QVERIFY(rows[7].mayRemove);
        QCOMPARE(rows[8].level, rows[7].level + 1);
        QCOMPARE(filling.texts("/data/site").label, "Site");
    }

    void savedInstancesComeBackInTheOrderOfTheirKeys()
    {
        FillingSession filling = test::begun(sites());
        for (int i = 0; i < 12; ++i)
            give(filling, *filling.addRepeat("/data/site") + "/staff", std::to_string(i));
        const FillingSession again(test::formOf(test::xformOf(sites())), filling.savedAnswers(),
                                   test::fixedHost());
        QCOMPARE(pathsOf(again), pathsOf(filling));
        QCOMPARE(again.answer("/data/total"), "66");
        QVERIFY(again.strayAnswers().empty());
    }

    /// The rule `map` of a sync: each key by itself, the later one stays.
    void instancesOfTwoTabletsBothSurviveTheirMerge()
    {
        const FormPtr form = test::formOf(test::xformOf(sites()));
        FillingSession base(form, {}, test::fixedHost());
        FillingSession left(form, base.savedAnswers(), test::fixedHost());
        SessionHost other = test::fixedHost();
        other.newId = [] { return std::string("0193-2000"); };
        FillingSession right(form, base.savedAnswers(), other);
        give(left, *left.addRepeat("/data/site") + "/staff", "2");
        give(right, *right.addRepeat("/data/site") + "/staff", "5");
        give(right, "/data/site[1]/name", "renamed");
        Answers merged = left.savedAnswers();
        for (const auto& [key, text] : right.savedAnswers())
            if (const auto before = base.savedAnswers().find(key);
                before == base.savedAnswers().end() || before->second != text)
                merged[key] = text;
        const FillingSession both(form, merged, test::fixedHost());
        QCOMPARE(both.answer("/data/total"), "7");
        QCOMPARE(both.answer("/data/site[1]/name"), "renamed");
        QCOMPARE(both.rows("/data/site").front().count, std::size_t{3});
    }

    void answersInAnInstanceThatWasRemovedElsewhereAreKeptAndListed()
    {
        const FormPtr form = test::formOf(test::xformOf(sites()));
        const FillingSession filling(form,
                                     {{"/data/site[1]", "1"},
                                      {"/data/site[1]/staff", "2"},
                                      {"/data/site[gone]/staff", "5"},
                                      {"/data/site[1]/shift[gone]/hours", "9"},
                                      {"/data/site[bad key!]", "1"},
                                      {"/data/site/staff", "4"},
                                      {"/data/nothing", "x"}},
                                     test::fixedHost());
        QCOMPARE(filling.answer("/data/total"), "2");
        QCOMPARE(filling.strayAnswers(),
                 (std::vector<std::string>{"/data/nothing", "/data/site/staff",
                                           "/data/site[1]/shift[gone]/hours",
                                           "/data/site[bad key!]", "/data/site[gone]/staff"}));
        QCOMPARE(filling.savedAnswers().size(), std::size_t{7});
    }

    void aCountedRepeatFollowsItsCountAndKeepsAnswers()
    {
        FillingSession filling =
            test::begun({"<n/><site><name/></site><all/>",
                         R"xml(<bind nodeset="/data/n" type="int"/>
                <bind nodeset="/data/all" calculate="join(',', /data/site/name)"/>)xml",
                         test::inputs("/data", {"n"}) +
                             R"xml(<repeat nodeset="/data/site" jr:count="/data/n">)xml" +
                             test::inputs("/data/site", {"name"}) + "</repeat>",
                         {}});
        QVERIFY(!filling.exists("/data/site[1]"));
        give(filling, "/data/n", "3");
        for (const char* key : {"1", "2", "3"})
            give(filling, std::string("/data/site[") + key + "]/name", key);
        QCOMPARE(filling.answer("/data/all"), "1,2,3");
        give(filling, "/data/n", "1");
        QCOMPARE(filling.answer("/data/all"), "1");
        QCOMPARE(filling.savedAnswers().at("/data/site[3]/name"), "3");
        QVERIFY(filling.strayAnswers().empty());
        give(filling, "/data/n", "12");
        QCOMPARE(filling.answer("/data/site[3]/name"), "3");
        QVERIFY(filling.exists("/data/site[12]"));
        QCOMPARE(filling.addRepeat("/data/site").error().code, ErrorCode::notAllowed);
        QCOMPARE(filling.removeRepeat("/data/site[2]").error().code, ErrorCode::notAllowed);
    }

    void aFixedRepeatTakesNoMore()
    {
        FillingSession filling =
            test::begun({"<site><name>a</name></site><site><name>b</name></site>",
                         "",
                         R"xml(<repeat nodeset="/data/site" jr:noAddRemove="true()">)xml" +
                             test::inputs("/data/site", {"name"}) + "</repeat>",
                         {}});
        QCOMPARE(filling.answer("/data/site[2]/name"), "b");
        QCOMPARE(filling.addRepeat("/data/site").error().code, ErrorCode::notAllowed);
        QVERIFY(!filling.rows("/data/site").front().mayAdd);
    }

    void anIrrelevantRepeatOffersNoInstance()
    {
        FillingSession filling =
            test::begun({"<has/><site jr:template=\"\"><name/></site>",
                         R"xml(<bind nodeset="/data/site" relevant="../has = 'yes'"/>)xml",
                         test::inputs("/data", {"has"}) + R"xml(<repeat nodeset="/data/site">)xml" +
                             test::inputs("/data/site", {"name"}) + "</repeat>",
                         {}});
        QVERIFY(filling.rows("/data/site").empty());
        give(filling, "/data/has", "yes");
        QCOMPARE(filling.rows("/data/site").size(), std::size_t{1});
        const std::string added = *filling.addRepeat("/data/site");
        QVERIFY(filling.relevant(added + "/name"));
        give(filling, "/data/has", "no");
        QVERIFY(!filling.relevant(added + "/name"));
        QVERIFY(filling.rows("/data/site").empty());
        QCOMPARE(filling.savedAnswers().at(added), "1");
    }

    void aClockThatWasSetBackMovesNothing()
    {
        SessionHost host = test::fixedHost();
        host.newId = [next = std::make_shared<int>(9)] { return "k" + std::to_string((*next)--); };
        FillingSession filling(test::formOf(test::xformOf(sites())), {}, host);
        std::vector<std::string> added;
        for (int i = 0; i < 4; ++i)
            added.push_back(*filling.addRepeat("/data/site"));
        std::vector<std::string> instances;
        for (const SectionRow& row : filling.rows("/data/site"))
            if (row.kind == SectionRow::Kind::instance && row.level == 0)
                instances.push_back(row.path);
        instances.erase(instances.begin());
        QCOMPARE(instances, added);
    }

    void aBalanceGoesOnFromTheLineBefore()
    {
        FillingSession filling =
            test::begun({"<line><amount/><balance/></line>",
                         R"xml(<bind nodeset="/data/line/amount" type="int"/>
                <bind nodeset="/data/line/balance" calculate="../amount +
                    coalesce(/data/line[position() = position(current()/..) - 1]/balance, 0)"/>)xml",
                         R"xml(<repeat nodeset="/data/line">)xml" +
                             test::inputs("/data/line", {"amount"}) + "</repeat>",
                         {}});
        std::vector<std::string> lines{"/data/line[1]"};
        for (int i = 0; i < 3; ++i)
            lines.push_back(*filling.addRepeat("/data/line"));
        for (const std::string& line : lines)
            give(filling, line + "/amount", "10");
        QCOMPARE(filling.answer(lines[3] + "/balance"), "40");
        give(filling, lines[0] + "/amount", "5");
        QCOMPARE(filling.answer(lines[3] + "/balance"), "35");
    }

    /// An absolute path means the same instance of the repeat, also among the nodes of another
    /// tree.
    void aFilterReadsItsOwnInstance()
    {
        FillingSession filling =
            test::begun({"<line><kind/><size/><price/></line>",
                         R"xml(<instance id="prices"><root>
                   <item><kind>a</kind><price>1</price></item>
                   <item><kind>b</kind><price>2</price></item></root></instance>
                <bind nodeset="/data/line/price"
                    calculate="instance('prices')/root/item[kind = /data/line/kind]/price"/>)xml",
                         R"xml(<repeat nodeset="/data/line">)xml" +
                             test::inputs("/data/line", {"kind", "size"}) + "</repeat>",
                         {}});
        const std::string second = *filling.addRepeat("/data/line");
        give(filling, "/data/line[1]/kind", "b");
        give(filling, second + "/kind", "a");
        QCOMPARE(filling.answer("/data/line[1]/price"), "2");
        QCOMPARE(filling.answer(second + "/price"), "1");
    }

    void pathsAreTakenApart()
    {
        QCOMPARE(withoutKeys("/data/site[a-1]/person[2]/name"), "/data/site/person/name");
        QCOMPARE(lastKey("/data/site[a-1]"), "a-1");
        QVERIFY(lastKey("/data/site[a]/name").empty());
        QCOMPARE(parentPath("/data/site[a]/name"), "/data/site[a]");
        QCOMPARE(lastName("/data/site[a]"), "site");
        QVERIFY(keyBefore("9", "10"));
        QVERIFY(keyBefore("0193a", "0193b"));
        QVERIFY(!isKey("") && !isKey("a]b") && !isKey(std::string(65, 'a')));
    }
};

QTEST_APPLESS_MAIN(TestRepeats)
#include "tst_repeats.moc"
