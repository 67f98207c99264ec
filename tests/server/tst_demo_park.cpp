#include "core/model/enterprise.h"
#include "core/model/indicator.h"
#include "core/model/issue.h"
#include "core/model/officer.h"
#include "core/model/visit.h"
#include "core/procedure/credit_code.h"
#include "server/demo/demo_files.h"
#include "server/demo/demo_park.h"

#include <QTest>

#include <set>

using namespace wupan;

/// The reference park's published figures, and that nothing in it is real.
class TestDemoPark : public QObject
{
    Q_OBJECT
private:
    DemoPark m_demo = makeDemoPark(Instant{1'795'395'600'000}, std::string(demoChecklist()),
                                   std::string(demoHolidays()));

    template <class R>
    std::vector<R> all() const
    {
        std::vector<R> out;
        for (const auto& [type, document] : m_demo.records)
            if (type == R::kType)
                out.push_back(fromDocument<R>(document));
        return out;
    }

    static bool isSample(const std::string& name)
    {
        return name.find("样本") != std::string::npos || name.find("示范") != std::string::npos;
    }

    std::size_t tagged(const std::string& tag) const
    {
        std::size_t count = 0;
        for (const Enterprise& enterprise : all<Enterprise>())
            count += std::ranges::find(enterprise.tags, tag) != enterprise.tags.end() ? 1 : 0;
        return count;
    }

private slots:
    void theLadderHasItsFigures()
    {
        QCOMPARE(all<Enterprise>().size(), std::size_t{1000});
        QCOMPARE(tagged("省级专精特新"), std::size_t{21});
        QCOMPARE(tagged("2023年首批"), std::size_t{7});
        QCOMPARE(tagged("国家级小巨人"), std::size_t{4});
    }

    void theBoardsHaveTheirFigures_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<double>("actual");
        QTest::addColumn<double>("wanYuan");
        QTest::newRow("investment") << "产业链项目" << 38.0 << 582'100.0;
        QTest::newRow("projects under construction") << "在建重点" << 22.0 << 1'881'800.0;
        QTest::newRow("projects sped up") << "开工提速" << 6.0 << 180'100.0;
        QTest::newRow("projects completed") << "竣工投产" << 11.0 << 986'700.0;
        QTest::newRow("enterprises on platforms") << "平台入驻企业" << 33.0 << 0.0;
        QTest::newRow("above scale") << "规上企业" << 8.0 << 0.0;
        QTest::newRow("national high-tech") << "国家高新技术企业" << 5.0 << 0.0;
    }

    void theBoardsHaveTheirFigures()
    {
        QFETCH(QString, label);
        QFETCH(double, actual);
        QFETCH(double, wanYuan);
        bool found = false;
        for (const Indicator& indicator : all<Indicator>())
            if (indicator.label == label.toStdString()) {
                found = true;
                QCOMPARE(indicator.actual, actual);
                QCOMPARE(indicator.amountWanYuan.value_or(0), wanYuan);
            }
        QVERIFY(found);
    }

    void namesSayThatTheyAreSamples()
    {
        for (const Enterprise& enterprise : all<Enterprise>()) {
            QVERIFY2(isSample(enterprise.name), enterprise.name.c_str());
            QVERIFY2(isSample(enterprise.contactName), enterprise.contactName.c_str());
        }
        for (const Officer& officer : all<Officer>())
            QVERIFY2(isSample(officer.name), officer.name.c_str());
    }

    void everyCreditCodeIsValidAndItsOwn()
    {
        std::set<std::string> codes;
        for (const Enterprise& enterprise : all<Enterprise>()) {
            QVERIFY2(checkCreditCode(enterprise.creditCode).ok(), enterprise.creditCode.c_str());
            codes.insert(enterprise.creditCode);
        }
        QCOMPARE(codes.size(), std::size_t{1000});
    }

    void issuesStandInEveryStateButOne()
    {
        std::set<IssueState> states;
        for (const Issue& issue : all<Issue>())
            states.insert(issue.state);
        for (const auto& [state, name] : WordTable<IssueState>::entries)
            QVERIFY2(states.contains(state), std::string(name).c_str());
    }

    void everyReferenceLeadsSomewhere()
    {
        std::set<std::string> ids;
        for (const auto& [type, document] : m_demo.records)
            ids.insert(std::string(textAt(document, "id")));
        QCOMPARE(ids.size(), m_demo.records.size());
        for (const auto& [type, document] : m_demo.records)
            for (const FieldSpec& field : specOf(type).fields)
                if (field.kind == FieldKind::id && document.contains(field.name))
                    QVERIFY2(ids.contains(std::string(textAt(document, field.name))),
                             std::string(field.name).c_str());
    }

    void theSameDayGivesTheSamePark()
    {
        const DemoPark again = makeDemoPark(
            Instant{1'795'395'600'000}, std::string(demoChecklist()), std::string(demoHolidays()));
        QVERIFY(again.records == m_demo.records);
    }
};

QTEST_APPLESS_MAIN(TestDemoPark)
#include "tst_demo_park.moc"
