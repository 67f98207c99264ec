#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr int kDeadlineMs = 30'000;
constexpr const char* kDocument = WUPAN_SOURCE "/docs/forms-cli.md";
const QString kForm = WUPAN_SOURCE "/tests/app/forms_cli/orchard.xml";
const QByteArray kBegin = "<!-- examples: written and checked by tst_forms_cli -->\n";
const QByteArray kEnd = "<!-- end of examples -->\n";
const QByteArray kOpen =
    R"({"do":"open","language":"en","now":"2026-11-23T09:30:00+08:00","seed":7})";

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray complaint;
};

Run run(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(WUPAN_FORMS, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kDeadlineMs)) {
        process.kill();
        process.waitForFinished(kDeadlineMs);
        return {};
    }
    const bool crashed = process.exitStatus() == QProcess::CrashExit;
    return {crashed ? -1 : process.exitCode(), process.readAllStandardOutput(),
            process.readAllStandardError()};
}

/// The answers to some requests after `kOpen`; empty when there are not as many.
QList<QJsonObject> fill(const QByteArrayList& requests)
{
    const Run done = run({"fill", kForm}, kOpen + "\n" + requests.join('\n') + "\n");
    QByteArrayList lines = done.out.split('\n');
    lines.removeLast();
    if (done.code != 0 || lines.size() != requests.size() + 1)
        return {};
    QList<QJsonObject> answers;
    for (const QByteArray& line : lines.mid(1))
        answers << QJsonDocument::fromJson(line).object();
    return answers;
}

QByteArray answerTo(const QByteArray& at, const QByteArray& value)
{
    return R"({"do":"answer","at":")" + at + R"(","value":")" + value + R"("})";
}

QStringList valuesOf(const QJsonObject& answer)
{
    QStringList values;
    for (const QJsonValue& choice : answer["choices"].toArray())
        values << choice.toObject()["value"].toString();
    return values;
}

QByteArray document()
{
    QFile file(kDocument);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray examples()
{
    const QByteArrayList requests{kOpen,
                                  R"({"do":"next"})",
                                  R"({"do":"texts","at":"/data/name","language":"zh"})",
                                  answerTo("/data/province", "ah"),
                                  R"({"do":"choices","at":"/data/city"})",
                                  answerTo("/data/trees", "100"),
                                  R"({"do":"addRepeat","at":"/data/tree"})",
                                  answerTo("/data/tree[1]/fruit", "pear"),
                                  R"({"do":"eval","expression":"count(/data/tree) + 1"})",
                                  R"({"do":"state","at":"/data/name"})",
                                  R"({"do":"validate"})",
                                  answerTo("/data/name", "Sample"),
                                  R"({"do":"finalize"})",
                                  R"({"do":"serialize"})",
                                  R"({"do":"dance"})"};
    const Run done = run({"fill", kForm}, requests.join('\n') + "\n");
    const QByteArrayList answers = done.out.split('\n');
    QByteArray text = "```\n";
    for (qsizetype i = 0; i < requests.size() && i < answers.size(); ++i)
        text += "> " + requests[i] + "\n< " + answers[i] + "\n";
    return text + "```\n";
}

} // namespace

/// The real program, as another team would drive it.
class TestFormsCli : public QObject
{
    Q_OBJECT
private slots:
    void theDocumentSaysWhatTheProgramSays()
    {
        const QByteArray text = examples();
        const QByteArray before = document();
        const qsizetype first = before.indexOf(kBegin) + kBegin.size();
        const qsizetype end = before.indexOf(kEnd);
        QVERIFY(first > kBegin.size() && end >= first);
        if (qEnvironmentVariableIsSet("WUPAN_WRITE_EXAMPLES")) {
            QFile file(kDocument);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QVERIFY(file.write(before.first(first) + text + before.sliced(end)) > 0);
        }
        const QByteArray after = document();
        QVERIFY2(after.sliced(first, after.indexOf(kEnd) - first) == text,
                 "run this test once with WUPAN_WRITE_EXAMPLES=1, and look at what it changes in "
                 "docs/forms-cli.md");
    }

    void anExpressionIsWorkedOut()
    {
        QCOMPARE(run({"eval", "1 + 2"}).out, "number: 3\n");
        QCOMPARE(run({"eval", "'a' = 'a'"}).out, "boolean: true\n");
        QTemporaryDir folder;
        QFile file(folder.filePath("i.xml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<data><a><b>1</b></a><a><b>2</b></a></data>");
        file.close();
        QCOMPARE(run({"eval", "/data/a/b", "--instance", file.fileName()}).out,
                 "nodes: 2\n/data/a/b = 1\n/data/a/b = 2\n");
        QCOMPARE(
            run({"eval", "string(b)", "--instance", file.fileName(), "--context", "/data/a[2]"})
                .out,
            "string: 2\n");
        QCOMPARE(run({"eval", "count(instance('cities')/root/item)", "--form", kForm}).out,
                 "number: 3\n");
        const QStringList moment{"--now", "2026-11-23T23:30:00+08:00", "--language"};
        QCOMPARE(
            run(QStringList{"eval", "format-date(now(), '%a %e')"} + moment + QStringList{"en"})
                .out,
            "string: Mon 23\n");
        QCOMPARE(
            run(QStringList{"eval", "format-date(now(), '%a')"} + moment + QStringList{"zh"}).out,
            "string: 周一\n");
        QCOMPARE(run({"eval", "now()", "--now", "soon"}).code, 1);
    }

    void aWrongExpressionIsPointedAt()
    {
        const Run wrong = run({"eval", "'果' + frob(1)"});
        QCOMPARE(wrong.code, 1);
        QVERIFY2(wrong.complaint.startsWith("wupan-forms: column 7: "), wrong.complaint);
        QVERIFY2(wrong.complaint.endsWith("\n'果' + frob(1)\n       ^\n"), wrong.complaint);
        QCOMPARE(run({"eval", "1", "--context", "/nowhere"}).code, 1);
        QCOMPARE(run({"eval", "1", "--instance", "/no/such.xml"}).code, 1);
        QCOMPARE(run({"eval"}).code, 1);
        QCOMPARE(run({"evaluate", "1"}).code, 1);
    }

    void aFormIsChecked()
    {
        const Run sound = run({"check", kForm});
        QCOMPARE(sound.code, 0);
        QVERIFY2(sound.out.contains("repeats: 2\nlanguages: en, zh\n"), sound.out);
        QTemporaryDir folder;
        const Run lacking = run({"check", kForm, "--media", folder.path()});
        QCOMPARE(lacking.code, 1);
        QVERIFY2(lacking.complaint.contains("cities.csv"), lacking.complaint);
        QCOMPARE(run({"fill", kForm, "--media", folder.path()}).code, 1);
    }

    void choicesFollowAnAnswer()
    {
        const auto said =
            fill({answerTo("/data/province", "js"), R"({"do":"choices","at":"/data/city"})",
                  answerTo("/data/city", "hf"), answerTo("/data/city", "nj")});
        QCOMPARE(said.size(), 4);
        QCOMPARE(valuesOf(said[1]), QStringList{"nj"});
        QCOMPARE(said[2]["reason"].toString(), "choice");
        QVERIFY(said[3]["ok"].toBool());
    }

    void repeatsAreCountedFromOne()
    {
        const auto said = fill(
            {R"({"do":"addRepeat","at":"/data/tree"})", R"({"do":"addRepeat","at":"/data/tree"})",
             answerTo("/data/tree[2]/fruit", "pear"),
             R"({"do":"removeRepeat","at":"/data/tree[1]"})",
             R"({"do":"state","at":"/data/tree[1]/fruit"})",
             R"({"do":"state","at":"/data/tree[2]/fruit"})", answerTo("/data/rows", "2"),
             answerTo("/data/row[1]/length", "30"), answerTo("/data/row[2]/length", "12"),
             R"({"do":"state","at":"/data/total"})", R"({"do":"addRepeat","at":"/data/row"})"});
        QCOMPARE(said.size(), 11);
        QCOMPARE(said[1]["at"].toString(), "/data/tree[2]");
        QCOMPARE(said[4]["value"].toString(), "pear");
        QCOMPARE(said[5]["reason"].toString(), "notFound");
        QCOMPARE(said[9]["value"].toString(), "42");
        QCOMPARE(said[10]["reason"].toString(), "notAllowed");
    }

    void oneWalksThroughAForm()
    {
        const auto said = fill(
            {R"({"do":"previous"})", R"({"do":"next"})", R"({"do":"jump","at":"/data/trees"})",
             R"({"do":"next"})", R"({"do":"addRepeat","at":"/data/tree"})", R"({"do":"previous"})",
             R"({"do":"previous"})", R"({"do":"removeRepeat","at":"/data/tree[1]"})",
             R"({"do":"next"})", R"({"do":"jump","at":"end"})", R"({"do":"next"})",
             R"({"do":"jump","at":"/data/none"})"});
        QCOMPARE(said.size(), 12);
        QCOMPARE(said[0]["position"].toString(), "begin");
        QCOMPARE(said[1]["at"].toString(), "/data/name");
        QCOMPARE(said[3]["position"].toString(), "newRepeat");
        QCOMPARE(said[5]["at"].toString(), "/data/tree[1]/fruit");
        QCOMPARE(said[6]["position"].toString(), "repeat");
        QCOMPARE(said[8]["position"].toString(), "newRepeat");
        QCOMPARE(said[10]["position"].toString(), "end");
        QCOMPARE(said[11]["reason"].toString(), "notFound");
    }

    void aSubmissionIsTakenUpAgain()
    {
        const auto first = fill(
            {answerTo("/data/name", "甲"), R"({"do":"addRepeat","at":"/data/tree"})",
             answerTo("/data/tree/fruit", "pear"), R"({"do":"serialize"})", R"({"do":"save"})"});
        QCOMPARE(first.size(), 5);
        const QJsonObject again{{"do", "open"}, {"submission", first[3]["submission"]}};
        const QJsonObject saved{{"do", "open"}, {"answers", first[4]["answers"]}};
        const QByteArray look = R"({"do":"state","at":"/data/tree[1]/fruit"})";
        const auto second = fill({QJsonDocument(again).toJson(QJsonDocument::Compact), look,
                                  R"({"do":"serialize"})",
                                  QJsonDocument(saved).toJson(QJsonDocument::Compact), look});
        QCOMPARE(second.size(), 5);
        QCOMPARE(second[1]["value"].toString(), "pear");
        QCOMPARE(second[2], first[3]);
        QCOMPARE(second[4]["value"].toString(), "pear");
    }

    void aLanguageForOnceDoesNotStay()
    {
        const auto said = fill({R"({"do":"texts","at":"/data/name","language":"zh"})",
                                R"({"do":"texts","at":"/data/name"})",
                                R"({"do":"setLanguage","language":"fr"})"});
        QCOMPARE(said.size(), 3);
        QCOMPARE(said[0]["label"].toString(), "谁的果园？");
        QCOMPARE(said[1]["label"].toString(), "Whose orchard?");
        QCOMPARE(said[2]["reason"].toString(), "notFound");
    }

    void aBadRequestIsAnsweredAndTheNextIsHeard_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const QByteArray& request, const char* reason) {
            QTest::newRow(name) << request << QString(reason);
        };
        row("no JSON", "{\"do\":", "invalidInput");
        row("no object", "[1]", "invalidInput");
        row("no verb", "{}", "invalidInput");
        row("a member that is not known", R"({"do":"next","steps":2})", "invalidInput");
        row("a member of another kind", R"({"do":"answer","at":"/data/trees","value":3})",
            "invalidInput");
        row("a member is missing", R"({"do":"answer","at":"/data/trees"})", "invalidInput");
        row("an unknown question", answerTo("/data/none", "1"), "notFound");
        row("texts of nothing", R"({"do":"texts","at":"/data/none"})", "notFound");
        row("instances of what does not repeat", R"({"do":"instances","at":"/data/trees"})",
            "notFound");
        row("a jump to nowhere", R"({"do":"jump","at":""})", "notFound");
        row("a number of what does not repeat", answerTo("/data/trees[2]", "1"), "notFound");
        row("a broken number", answerTo("/data/tree[x", "1"), "notFound");
        row("another type", answerTo("/data/trees", "many"), "type");
        row("a constraint", answerTo("/data/trees", "100"), "constraint");
        row("an expression that is none", R"({"do":"eval","expression":"1 +"})", "invalidInput");
        row("an expression at no place", R"({"do":"eval","expression":"1","at":"/data/none"})",
            "notFound");
        row("a moment that is none", R"({"do":"open","now":"soon"})", "invalidInput");
        row("a submission that is none", R"({"do":"open","submission":"<x"})", "unreadableFile");
        row("a line without measure", QByteArray(9 * 1024 * 1024, 'x'), "tooLarge");
    }

    void aBadRequestIsAnsweredAndTheNextIsHeard()
    {
        QFETCH(QByteArray, request);
        QFETCH(QString, reason);
        const auto said =
            fill({answerTo("/data/trees", "5"), request, R"({"do":"state","at":"/data/trees"})"});
        QCOMPARE(said.size(), 3);
        QCOMPARE(said[1]["ok"].toBool(true), false);
        QCOMPARE(said[1]["reason"].toString(), reason);
        QVERIFY(!said[1]["error"].toString().isEmpty());
        QCOMPARE(said[2]["value"].toString(), "5");
    }

    void theSameSeedIsTheSameRun()
    {
        const QByteArrayList requests{R"({"do":"addRepeat","at":"/data/tree"})",
                                      R"({"do":"addRepeat","at":"/data/tree"})",
                                      R"({"do":"save"})"};
        const auto said = fill(requests);
        QCOMPARE(said.size(), 3);
        QCOMPARE(said[2]["answers"].toObject().size(), 2);
        QCOMPARE(fill(requests), said);
    }

    void nothingIsHeardBeforeItIsOpen()
    {
        const Run early = run({"fill", kForm}, "{\"do\":\"next\"}\n");
        QCOMPARE(early.code, 0);
        QVERIFY(early.out.contains("\"reason\":\"wrongState\""));
    }
};

QTEST_APPLESS_MAIN(TestFormsCli)
#include "tst_forms_cli.moc"
