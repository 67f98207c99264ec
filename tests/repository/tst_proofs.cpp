#include "tests/repository/checkout.h"
#include "tests/repository/proofs.h"
#include "tests/repository/verify_none.h"

#include <QTest>

using namespace wupan::repository;

class TestProofs : public QObject
{
    Q_OBJECT
private:
    static constexpr int kFaults = 66;

private slots:
    void aProofThatIsNotThereIsReported_data()
    {
        QTest::addColumn<QString>("proof");
        QTest::addColumn<bool>("exists");
        QTest::newRow("a test") << "`tst_x::nothingIsLost`" << true;
        QTest::newRow("a test that is only called") << "`tst_x::helper`" << false;
        QTest::newRow("a test of another file") << "`tst_y::nothingIsLost`" << false;
        QTest::newRow("an action") << "`sim::act`" << true;
        QTest::newRow("an action that is nowhere") << "`sim::actTwice`" << false;
    }

    void aProofThatIsNotThereIsReported()
    {
        QFETCH(QString, proof);
        QFETCH(bool, exists);
        const SourceFiles tree{
            {"tests/core/tst_x.cpp", "    void nothingIsLost()\n    {\n        helper();\n    }\n"},
            {"tests/core/tst_y.cpp", "    void other()\n"},
            {"tests/sim/actions.cpp", "void act(World& world)\n"}};
        QCOMPARE(missingProofs({"docs/x.md", "| 1 | " + proof + " |\n"}, tree).isEmpty(), exists);
    }

    void aFaultWithoutALineIsReported()
    {
        QCOMPARE(missingFaults({"docs/x.md", "\n| 1 a | b |\n| 3 c | d |\n"}, 3).size(), 1);
    }

    void everyFaultHasALineAndEveryProofExists()
    {
        const SourceFiles tree = trackedFiles();
        const auto table = std::ranges::find(tree, "docs/faults-proof.md", &SourceFile::path);
        QVERIFY(table != tree.end());
        verifyNone(missingProofs(*table, tree) + missingFaults(*table, kFaults));
    }

    void everyProofOfSecurityExists()
    {
        const SourceFiles tree = trackedFiles();
        const auto table = std::ranges::find(tree, "docs/security.md", &SourceFile::path);
        QVERIFY(table != tree.end());
        verifyNone(missingProofs(*table, tree));
    }
};

QTEST_APPLESS_MAIN(TestProofs)
#include "tst_proofs.moc"
