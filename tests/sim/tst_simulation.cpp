#include "tests/sim/simulation.h"

#include <QTest>

#include <map>

using namespace wupan;

/// The simulator itself; the many seeds are run by wupan-sim.
class TestSimulation : public QObject
{
    Q_OBJECT
private slots:
    void theSameSeedIsTheSameStory()
    {
        sim::Options options;
        options.seed = 7;
        options.steps = 200;
        options.trace = true;
        const sim::Result first = sim::run(options);
        const sim::Result second = sim::run(options);
        QVERIFY2(first.ok, first.failure.c_str());
        QCOMPARE(first.trace, second.trace);
        QCOMPARE(first.traceHash, second.traceHash);
        options.trace = false;
        QCOMPARE(sim::run(options).traceHash, first.traceHash);
        options.seed = 8;
        QVERIFY(sim::run(options).traceHash != first.traceHash);
    }

    /// Databases stay open from one run to the next.
    void whatARunLeavesBehindChangesNoOther()
    {
        constexpr std::uint64_t kSeeds = 60;
        std::map<std::uint64_t, std::string> stories;
        sim::Options options;
        for (options.seed = 1; options.seed <= kSeeds; ++options.seed)
            stories[options.seed] = sim::run(options).traceHash;
        for (options.seed = kSeeds; options.seed >= 1; --options.seed)
            QCOMPARE(sim::run(options).traceHash, stories[options.seed]);
    }

    void theRunsAreRough()
    {
        sim::Options options;
        int mishaps = 0;
        int edits = 0;
        for (options.seed = 1; options.seed <= 20; ++options.seed) {
            const sim::Result result = sim::run(options);
            mishaps += result.mishaps;
            edits += result.edits;
        }
        QVERIFY2(mishaps > 100, std::to_string(mishaps).c_str());
        QVERIFY2(edits > 100, std::to_string(edits).c_str());
    }

    void anyNumberOfTabletsWillDo()
    {
        sim::Options options;
        options.steps = 120;
        for (options.tablets = 1; options.tablets <= 6; ++options.tablets)
            for (options.seed = 100; options.seed < 105; ++options.seed) {
                const sim::Result result = sim::run(options);
                QVERIFY2(result.ok, result.failure.c_str());
            }
    }
};

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
