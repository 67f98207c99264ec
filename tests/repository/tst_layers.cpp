#include "tests/repository/checkout.h"
#include "tests/repository/include_layers.h"
#include "tests/repository/qml_layers.h"
#include "tests/repository/verify_none.h"

#include <QTest>

using namespace wupan::repository;

/// Each rule is first shown to see a planted violation, then run over the tree.
class TestLayers : public QObject
{
    Q_OBJECT
private slots:
    void includesFollowTheArrows_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("allowed");

        const auto row = [](const char* name, const char* path, const char* text, bool allowed) {
            QTest::newRow(name) << QString(path) << QString(text) + "\n" << allowed;
        };
        row("a store that includes the app is reported", "core/store/issue_store.cpp",
            "#include \"app/core_thread.h\"", false);
        row("a store may read the model", "core/store/issue_store.cpp",
            "#include \"core/model/issue.h\"", true);
        row("a record that knows its store is reported", "core/model/issue.h",
            "#include \"core/store/issue_store.h\"", false);
        row("a store that knows the engine is reported", "core/store/outbox_store.h",
            "#include \"core/sync/engine.h\"", false);
        row("the outbox may keep changes", "core/store/outbox_store.h",
            "#include \"core/sync/change.h\"", true);
        row("the procedure with a store is reported", "core/procedure/lights.cpp",
            "#include \"core/store/tablet.h\"", false);
        row("sync that calls a service is reported", "core/sync/engine.cpp",
            "#include \"core/services/visit_service.h\"", false);
        row("the core with Qt is reported", "core/base/time.cpp", "#include <QDateTime>", false);
        row("headquarters with Qt is reported", "server/api/api.cpp", "#include <QString>", false);
        row("the core with its neighbour the server is reported", "core/sync/merge.cpp",
            "#include \"server/api/api.h\"", false);
        row("a device adapter that knows the app is reported", "platform/qt_transport.cpp",
            "#include \"app/core_thread.h\"", false);
        row("a view model that knows the device is reported", "app/viewmodels/visit_editor.h",
            "#include \"platform/device_position_source.h\"", false);
        row("main may know the device", "app/main.cpp",
            "#include \"platform/device_position_source.h\"", true);
        row("the app with the server is reported", "app/main.cpp", "#include \"server/api/api.h\"",
            false);
        row("headquarters with the tablet's adapters is reported", "server/main.cpp",
            "#include \"platform/qt_transport.h\"", false);
        row("a handler with sockets of its own is reported", "server/api/tus.cpp",
            "#include <boost/asio/ip/tcp.hpp>", false);
        row("a handler that knows the HTTP server is reported", "server/api/tus.cpp",
            "#include \"server/http/http_server.h\"", false);
        row("a service with the SQLite API is reported", "core/services/visit_service.cpp",
            "#include <sqlite3.h>", false);
        row("the database may have the SQLite API", "core/store/database.cpp",
            "#include <sqlite3.h>", true);
        row("an include beside the root is reported", "core/model/visit.cpp",
            "#include \"visit.h\"", false);
        row("an include with blanks before it is seen", "core/model/visit.cpp",
            "  #  include \"app/core_thread.h\"", false);
        row("a test of the core with the server is reported", "tests/core/sync/tst_merge.cpp",
            "#include \"server/api/api.h\"", false);
    }

    void includesFollowTheArrows()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(bool, allowed);
        QCOMPARE(forbiddenIncludes({path, text}).isEmpty(), allowed);
    }

    void theCoreAsksItsPorts_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("a service that reads the clock is reported")
            << "core/services/visit_service.cpp"
            << "auto now = std::chrono::system_clock::now();\n"
            << false;
        QTest::newRow("an id from the system's randomness is reported")
            << "core/base/uuid.cpp"
            << "std::random_device device;\n"
            << false;
        QTest::newRow("a comment about the clock is nothing")
            << "core/base/time.h"
            << "// system_clock is for the platform\n"
            << true;
        QTest::newRow("the platform may read the clock") << "platform/device_ports.cpp"
                                                         << "std::chrono::system_clock::now();\n"
                                                         << true;
    }

    void theCoreAsksItsPorts()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(bool, allowed);
        QCOMPARE(ambientState({path, text}).isEmpty(), allowed);
    }

    void qmlTypesUseLowerOnes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* name, const char* path, const char* text, bool allowed) {
            QTest::newRow(name) << QString(path) << QString(text) + "\n" << allowed;
        };
        row("a control that imports the view models is reported", "qml/controls/Tag.qml",
            "import Wupan.ViewModels", false);
        row("a component may import them", "qml/components/IssueRow.qml", "import Wupan.ViewModels",
            true);
        row("a control made of a component is reported", "qml/controls/Tag.qml",
            "Item { IssueList { } }", false);
        row("a component may have controls", "qml/components/IssueRow.qml", "Item { Tag { } }",
            true);
        row("a component that opens a page is reported", "qml/components/IssueRow.qml",
            "Component { SyncPage { } }", false);
        row("a page inside a page is reported", "qml/pages/TodayPage.qml", "Item { SyncPage { } }",
            false);
        row("Main may show pages", "qml/Main.qml", "StackLayout { SyncPage { } }", true);
        row("a theme that knows a control is reported", "qml/theme/Theme.qml",
            "QtObject { property Component tag: Tag { } }", false);
        row("a page in a comment is nothing", "qml/components/IssueRow.qml",
            "// as SyncPage { } does\nItem { }", true);
    }

    void qmlTypesUseLowerOnes()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(bool, allowed);
        const SourceFiles files{{path, text},
                                {"qml/controls/Tag.qml", path.endsWith("/Tag.qml") ? text : ""},
                                {"qml/components/IssueList.qml", ""},
                                {"qml/pages/SyncPage.qml", ""}};
        QCOMPARE(qmlLayerViolations(files).isEmpty(), allowed);
    }

    void theTreeFollowsTheArrows()
    {
        verifyNone(inAllFiles(forbiddenIncludes));
        verifyNone(inAllFiles(ambientState));
        verifyNone(qmlLayerViolations(trackedFiles()));
    }

    void theTreeIsRead()
    {
        // No rule can find anything in a tree that is empty.
        const SourceFiles files = trackedFiles();
        const auto has = [&](const QString& path) {
            return std::any_of(files.begin(), files.end(), [&](const SourceFile& file) {
                return file.path == path && !file.text.isEmpty();
            });
        };
        QVERIFY(has("core/base/result.h"));
        QVERIFY(has("qml/Main.qml"));
        QVERIFY(has("scripts/test.sh"));
    }
};

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
