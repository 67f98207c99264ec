#include "tests/repository/checkout.h"
#include "tests/repository/hygiene.h"
#include "tests/repository/verify_none.h"

#include <QTest>

#include <functional>

using namespace wupan::repository;

namespace {

using Rule = std::function<Findings(const SourceFile&)>;

struct Case
{
    const char* name;
    Rule rule;
    SourceFile file;
    bool allowed;
};

SourceFile lines(const char* path, int count)
{
    return {path, QString("x\n").repeated(count)};
}

/// The words are written in two parts, so that this file keeps the rules itself.
std::vector<Case> cases()
{
    const SourceFile plain{"core/a.h", "int a;\n"};
    return {
        {"a file of 400 lines is fine", overlong, lines("core/a.cpp", 400), true},
        {"a file of 401 lines is reported", overlong, lines("core/a.cpp", 401), false},
        {"a page of 401 lines is reported", overlong, lines("qml/pages/A.qml", 401), false},
        {"a long translation is data", overlong, lines("app/a.ts", 900), true},
        {"a clean file is fine", badBlanks, plain, true},
        {"a tab in C++ is reported", badBlanks, {"core/a.h", "\tint a;\n"}, false},
        {"a tab in QML is reported", badBlanks, {"qml/A.qml", "\tItem {}\n"}, false},
        {"a blank at the end of a line is reported",
         badBlanks,
         {"README.md", "one \ntwo\n"},
         false},
        {"a line end of another system is reported", badBlanks, {"core/a.h", "int a;\r\n"}, false},
        {"a last line without an end is reported", badBlanks, {"core/a.h", "int a;"}, false},
        {"work put off is reported",
         leftovers,
         {"core/a.h", "// TO"
                      "DO: later\n"},
         false},
        {"a thing to be mended is reported",
         leftovers,
         {"a.sh", "# FIX"
                  "ME\n"},
         false},
        {"a word that holds one is none",
         leftovers,
         {"core/a.h", "// TO"
                      "DOS\n"},
         true},
        {"somebody's own folder is reported",
         machinePaths,
         {"docs/a.md", "see /ho"
                       "me/somebody/notes\n"},
         false},
        {"somebody's build folder is reported",
         machinePaths,
         {"scripts/a.sh", "cmake -B /tmp/b"
                          "-mine\n"},
         false},
        {"a path below an address is fine",
         machinePaths,
         {"docs/a.md", "https://example.org/ho"
                       "me/page\n"},
         true},
        {"a large file is reported", overweight, {"tests/data.bin", "", 100'001}, false},
        {"a large picture of the documents is fine",
         overweight,
         {"docs/images/a.png", "", 300'000},
         true},
        {"a large picture elsewhere is reported", overweight, {"qml/a.png", "", 300'000}, false},
        {"a script that cannot start is reported",
         wrongModes,
         {"scripts/a.sh", "#!/bin/sh\n", 0, false},
         false},
        {"a script that can is fine", wrongModes, {"scripts/a.sh", "#!/bin/sh\n", 0, true}, true},
        {"an executable header is reported", wrongModes, {"core/a.h", "int a;\n", 0, true}, false},
        {"a source that includes a source is reported",
         includedSources,
         {"core/a.cpp", "#include \"core/b.cpp\"\n"},
         false},
        {"a source that includes a header is fine",
         includedSources,
         {"core/a.cpp", "#include \"core/b.h\"\n"},
         true},
    };
}

} // namespace

class TestHygiene : public QObject
{
    Q_OBJECT
private slots:
    void eachRuleSeesItsViolation_data()
    {
        QTest::addColumn<std::size_t>("index");
        std::size_t index = 0;
        for (const Case& planted : cases())
            QTest::newRow(planted.name) << index++;
    }

    void eachRuleSeesItsViolation()
    {
        QFETCH(std::size_t, index);
        const Case planted = cases().at(index);
        QCOMPARE(planted.rule(planted.file).isEmpty(), planted.allowed);
    }

    void thisTreeIsClean_data()
    {
        QTest::addColumn<int>("rule");
        QTest::newRow("no source is overlong") << 0;
        QTest::newRow("no blank stands where none belongs") << 1;
        QTest::newRow("nothing is put off") << 2;
        QTest::newRow("no path is of one machine") << 3;
        QTest::newRow("no file is too large") << 4;
        QTest::newRow("scripts start, and nothing else does") << 5;
        QTest::newRow("no source includes a source") << 6;
    }

    void thisTreeIsClean()
    {
        QFETCH(int, rule);
        const std::vector<Rule> rules{overlong,   badBlanks,  leftovers,      machinePaths,
                                      overweight, wrongModes, includedSources};
        verifyNone(inAllFiles(rules.at(static_cast<std::size_t>(rule))));
    }
};

QTEST_APPLESS_MAIN(TestHygiene)
#include "tst_hygiene.moc"
