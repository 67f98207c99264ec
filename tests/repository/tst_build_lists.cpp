#include "tests/repository/build_lists.h"
#include "tests/repository/checkout.h"
#include "tests/repository/verify_none.h"

#include <QTest>

using namespace wupan::repository;

namespace {

/// A tree that keeps every rule.
SourceFiles soundTree()
{
    return {{"CMakeLists.txt", "add_subdirectory(core)\nadd_subdirectory(app)\n"
                               "add_subdirectory(tests)\n"},
            {"core/CMakeLists.txt", "add_library(wupan_core STATIC)\n"},
            {"core/base/sources.cmake", "target_sources(x PRIVATE ${CMAKE_CURRENT_LIST_DIR}/a.cpp "
                                        "${CMAKE_CURRENT_LIST_DIR}/deep/b.cpp)\n"},
            {"core/base/a.cpp", ""},
            {"core/base/deep/b.cpp", ""},
            {"app/CMakeLists.txt", "file(GLOB sources CONFIGURE_DEPENDS \"*.cpp\" \"*.h\")\n"},
            {"app/editor.cpp", ""},
            {"tests/CMakeLists.txt", "wupan_test(tst_a LIBS x)\n"},
            {"tests/tst_a.cpp", ""}};
}

} // namespace

class TestBuildLists : public QObject
{
    Q_OBJECT
private slots:
    void aSourceThatIsNotBuiltIsReported_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("a source beside one with a longer name") << "core/base/aa.cpp";
        QTest::newRow("a source named as the end of another") << "core/base/b.cpp";
        QTest::newRow("a source in a folder without a list") << "server/api/api.cpp";
        QTest::newRow("a source below a folder that globs its own only") << "app/deep/editor.cpp";
        QTest::newRow("a test that is not registered") << "tests/tst_b.cpp";
        QTest::newRow("a test whose name begins another's") << "tests/tst_.cpp";
        QTest::newRow("a folder of tests that nobody adds") << "tests/lost/CMakeLists.txt";
    }

    void aSourceThatIsNotBuiltIsReported()
    {
        QFETCH(QString, path);
        SourceFiles files = soundTree();
        files.push_back({path, ""});
        QCOMPARE(unlistedSources(soundTree()), Findings());
        const Findings findings = unlistedSources(files);
        QCOMPARE(findings.size(), 1);
        QVERIFY(findings.front().startsWith(path));
    }

    void migrationsAreGapless_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("one after the other") << QStringList{"0001_a.sql", "0002_b.sql"} << true;
        QTest::newRow("a gap is reported") << QStringList{"0001_a.sql", "0003_b.sql"} << false;
        QTest::newRow("two of one number are reported")
            << QStringList{"0001_a.sql", "0001_b.sql"} << false;
        QTest::newRow("a first that is not 1 is reported") << QStringList{"0002_a.sql"} << false;
        QTest::newRow("a short number is reported")
            << QStringList{"0001_a.sql", "2_b.sql"} << false;
        QTest::newRow("a name in capitals is reported") << QStringList{"0001_Initial.sql"} << false;
        QTest::newRow("no migration at all is reported") << QStringList{} << false;
    }

    void migrationsAreGapless()
    {
        QFETCH(QStringList, names);
        QFETCH(bool, allowed);
        SourceFiles files{{"elsewhere/0007_x.sql", ""}};
        for (const QString& name : names)
            files.push_back({"core/store/migrations/" + name, ""});
        QCOMPARE(migrationGaps(files, "core/store/migrations").isEmpty(), allowed);
    }

    void everySourceOfThisTreeIsBuilt() { verifyNone(unlistedSources(trackedFiles())); }

    void theMigrationsOfThisTreeAreGapless()
    {
        verifyNone(migrationGaps(trackedFiles(), "core/store/migrations"));
        verifyNone(migrationGaps(trackedFiles(), "server/store/migrations"));
    }
};

QTEST_APPLESS_MAIN(TestBuildLists)
#include "tst_build_lists.moc"
