#include "tests/repository/checkout.h"
#include "tests/repository/source_text.h"
#include "tests/repository/sql_place.h"
#include "tests/repository/verify_none.h"

#include <QTest>

using namespace wupan::repository;

class TestSqlPlace : public QObject
{
    Q_OBJECT
private slots:
    void sqlIsSeenOutsideOfStores_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* name, const char* path, const char* text, bool allowed) {
            QTest::newRow(name) << QString(path) << QString(text) + "\n" << allowed;
        };
        row("a view model that selects is reported", "app/viewmodels/issue_list_model.cpp",
            R"x(prepare("SELECT title FROM issue");)x", false);
        row("a service that inserts is reported", "core/services/visit_service.cpp",
            R"x(prepare("INSERT INTO visit VALUES (1)");)x", false);
        row("a statement in two literals is seen", "core/services/visit_service.cpp",
            "prepare(\"DELETE \"\n        \"FROM visit\");", false);
        row("a statement in a raw literal is seen", "server/api/api.cpp",
            "prepare(R\"sql(\nUPDATE person SET name = 'x')sql\");", false);
        row("a pragma outside of a store is reported", "server/main.cpp",
            R"x(execute("PRAGMA journal_mode = WAL");)x", false);
        row("QML that selects is reported", "qml/pages/SyncPage.qml",
            "tx.executeSql('select count(*) from issue')", false);
        row("a store may select", "core/store/issue_store.cpp", R"x(prepare("SELECT 1");)x", true);
        row("headquarters' store may insert", "server/store/sqlite_store.cpp",
            R"x(prepare("INSERT INTO person VALUES (1)");)x", true);
        row("a method of HTTP is no SQL", "server/api/files_handler.cpp",
            R"x(if (request.method == "DELETE"))x", true);
        row("a comment is no SQL", "app/core_thread.cpp", "// where \"SELECT 1\" would wait", true);
        row("code between literals keeps them apart", "server/api/api.cpp",
            R"x(f("DELETE ", x, "FROM y");)x", true);
    }

    void sqlIsSeenOutsideOfStores()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(bool, allowed);
        QCOMPARE(strayedSql({path, text}).isEmpty(), allowed);
    }

    void aDigitSeparatorOpensNoLiteral()
    {
        QCOMPARE(literalsOf("int a = 1'000; f(\"x\");").front().text, QString("x"));
    }

    void aFindingNamesItsLine()
    {
        const SourceFile file{"app/main.cpp", "int a;\n\nf(\"SELECT 1\");\n"};
        QVERIFY(strayedSql(file).front().startsWith("app/main.cpp:3: "));
    }

    void onlyTheStoresOfThisTreeHoldSql() { verifyNone(inAllFiles(strayedSql)); }
};

QTEST_APPLESS_MAIN(TestSqlPlace)
#include "tst_sql_place.moc"
