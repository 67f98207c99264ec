#include "tests/sim/simulation.h"

#include <QTest>

using namespace wupan;

class TestSimulation : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsLostDoubledOrDifferent_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %llu", seed) << seed;
    }

    void nothingIsLostDoubledOrDifferent()
    {
        QFETCH(quint64, seed);
        const sim::Result result = sim::run(seed, 200);
        QVERIFY2(result.ok, (result.failure + result.trace).c_str());
        m_cuts += result.cuts;
        m_duplicates += result.duplicates;
    }

    void theRunsWereRough()
    {
        QVERIFY2(m_cuts > 100, std::to_string(m_cuts).c_str());
        QVERIFY2(m_duplicates > 20, std::to_string(m_duplicates).c_str());
    }

    void theSameSeedIsTheSameRun()
    {
        const sim::Result first = sim::run(7, 200);
        const sim::Result second = sim::run(7, 200);
        QCOMPARE(first.traceHash, second.traceHash);
        QCOMPARE(first.trace, second.trace);
        QVERIFY(sim::run(8, 200).traceHash != first.traceHash);
    }

private:
    int m_cuts = 0;
    int m_duplicates = 0;
};

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
