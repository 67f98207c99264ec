#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

namespace {

constexpr int kDeadlineMs = 30'000;
const QString kForm = WUPAN_SOURCE "/tests/app/forms_cli/workshop.xml";

/// A form that is filled in step by step, each after the answer to the one before: as a scenario of
/// another project's tests would run through the program.
class Scenario
{
public:
    Scenario()
    {
        m_program.start(WUPAN_FORMS, {"fill", kForm});
        open({});
    }
    ~Scenario()
    {
        m_program.closeWriteChannel();
        m_program.waitForFinished(kDeadlineMs);
    }

    QJsonObject ask(const QJsonObject& request)
    {
        m_program.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + "\n");
        while (!m_program.canReadLine() && m_program.waitForReadyRead(kDeadlineMs)) {
        }
        return QJsonDocument::fromJson(m_program.readLine()).object();
    }
    QJsonObject open(QJsonObject with)
    {
        with["do"] = "open";
        with["now"] = "2026-11-23T09:30:00+08:00"; // a Monday
        with["seed"] = 7;
        return ask(with);
    }
    /// Empty when it was taken, else why not.
    QString answer(const QString& at, const QString& value)
    {
        return ask({{"do", "answer"}, {"at", at}, {"value", value}})["reason"].toString();
    }
    QString addLine() { return ask({{"do", "addRepeat"}, {"at", "/data/line"}})["at"].toString(); }
    QJsonObject state(const QString& at) { return ask({{"do", "state"}, {"at", at}}); }
    QString value(const QString& at) { return state(at)["value"].toString(); }
    bool relevant(const QString& at) { return state(at)["relevant"].toBool(); }
    /// "number: 3"
    QString worth(const QString& expression, const QString& at = "/data")
    {
        const QJsonObject said = ask({{"do", "eval"}, {"expression", expression}, {"at", at}});
        return said["ok"].toBool() ? said["type"].toString() + ": " + said["value"].toString()
                                   : said["error"].toString();
    }
    void speak(const QString& language) { ask({{"do", "setLanguage"}, {"language", language}}); }
    QString label(const QString& at)
    {
        return ask({{"do", "texts"}, {"at", at}})["label"].toString();
    }
    /// Places of what is wrong, with the reasons.
    QStringList problems(const char* verb = "validate")
    {
        QStringList problems;
        for (const QJsonValue each : ask({{"do", verb}})["problems"].toArray())
            problems << each["at"].toString() + " " + each["reason"].toString();
        return problems;
    }
    QString submission() { return ask({{"do", "serialize"}})["submission"].toString(); }

private:
    QProcess m_program;
};

/// Two lines of machines, of which the second stands still.
void fillInTwoLines(Scenario& scenario)
{
    scenario.answer("/data/foreman", "样本班长");
    for (const QString& line : {scenario.addLine(), scenario.addLine()})
        scenario.answer(line + "/name", line.contains("[1]") ? "一线" : "二线");
    scenario.answer("/data/line[1]/count", "3");
    scenario.answer("/data/line[2]/count", "2");
    scenario.answer("/data/line[1]/runs", "yes");
    scenario.answer("/data/line[2]/runs", "no");
}

} // namespace

class TestFormsScenario : public QObject
{
    Q_OBJECT
private slots:
    void calculationsFollowTheLinesOfARepeat()
    {
        Scenario scenario;
        fillInTwoLines(scenario);
        QCOMPARE(scenario.value("/data/total"), "5");
        QCOMPARE(scenario.value("/data/line[2]/share"), "0.4");
        QCOMPARE(scenario.value("/data/still"), "二线");
        QCOMPARE(scenario.worth("count(/data/line)"), "number: 2");
        QCOMPARE(scenario.worth("position(..)", "/data/line[2]/count"), "number: 2");
        QCOMPARE(scenario.worth("/data/line/name", "/data/line[2]/count"), "nodes: 二线");
        QCOMPARE(scenario.worth("indexed-repeat(/data/line/name, /data/line, 1)"), "nodes: 一线");
        scenario.ask({{"do", "removeRepeat"}, {"at", "/data/line[1]"}});
        QCOMPARE(scenario.value("/data/total"), "2");
        QCOMPARE(scenario.value("/data/line[1]/name"), "二线");
        QCOMPARE(scenario.value("/data/line[1]/share"), "1");
        QCOMPARE(scenario.worth("count(/data/line)"), "number: 1");
    }

    void choicesNameWhatTheyShow()
    {
        Scenario scenario;
        const QJsonArray choices =
            scenario.ask({{"do", "choices"}, {"at", scenario.addLine() + "/runs"}})["choices"]
                .toArray();
        QCOMPARE(choices[0].toObject()["image"].toString(), "runs.png");
        QVERIFY(!choices[0].toObject().contains("audio"));
        QVERIFY(!choices[1].toObject().contains("image"));
    }

    void aQuestionComesAndGoesAndKeepsItsAnswer()
    {
        Scenario scenario;
        fillInTwoLines(scenario);
        const QString reason = "/data/line[2]/reason";
        QVERIFY(scenario.relevant(reason) && !scenario.relevant("/data/line[1]/reason"));
        QCOMPARE(scenario.problems(), QStringList{reason + " required"});
        QCOMPARE(scenario.label(reason), "Why does 二线 stand still?");
        QCOMPARE(scenario.answer(reason, "缺料"), "");
        QCOMPARE(scenario.problems(), QStringList());
        scenario.answer("/data/line[2]/runs", "yes");
        QVERIFY(!scenario.relevant(reason) && !scenario.submission().contains("缺料"));
        QCOMPARE(scenario.worth("string(../reason)", "/data/line[2]/runs"), "string: ");
        scenario.answer("/data/line[2]/runs", "no");
        QCOMPARE(scenario.value(reason), "缺料");
    }

    void aRefusedAnswerChangesNothing()
    {
        Scenario scenario;
        fillInTwoLines(scenario);
        QCOMPARE(scenario.answer("/data/line[1]/count", "0"), "constraint");
        QCOMPARE(scenario.answer("/data/line[1]/count", "many"), "type");
        QCOMPARE(scenario.answer("/data/line[1]/runs", "perhaps"), "choice");
        QCOMPARE(scenario.value("/data/line[1]/count"), "3");
        QCOMPARE(scenario.value("/data/total"), "5");
    }

    void theLanguageIsSwitched()
    {
        Scenario scenario;
        fillInTwoLines(scenario);
        const QString count = "/data/line[1]/count";
        const QString named = "jr:choice-name(/data/line[2]/runs, '/data/line/runs')";
        QCOMPARE(scenario.label(count), "How many?");
        QCOMPARE(scenario.state("/data/line[2]/runs")["text"].toString(), "It stands still");
        QCOMPARE(scenario.worth(named), "string: It stands still");
        QCOMPARE(scenario.value("/data/day"), "Mon 23");
        scenario.speak("zh");
        QCOMPARE(scenario.label(count), "几台？");
        QCOMPARE(scenario.state("/data/line[2]/runs")["text"].toString(), "停着");
        QCOMPARE(scenario.worth(named), "string: 停着");
        QCOMPARE(scenario.worth("jr:itext('count')"), "string: 几台？");
        QCOMPARE(scenario.value("/data/day"), "周一 23");
        QCOMPARE(scenario.ask({{"do", "answer"}, {"at", count}, {"value", "0"}})["error"],
                 QJsonValue("要多于零"));
    }

    void aWrongExpressionNamesItsColumn()
    {
        Scenario scenario;
        fillInTwoLines(scenario);
        QVERIFY(scenario.worth("1 + frob(2)").startsWith("column 5: "));
        QVERIFY(scenario.worth("count(/data/total) + regex('a', '(')").startsWith("column "));
        QVERIFY(scenario.worth("1", "/data/nowhere").contains("/data/nowhere"));
        QCOMPARE(scenario.worth("1 = 1"), "boolean: true");
    }

    void aSubmissionIsOpenedAgainAndGoesOn()
    {
        QString submission;
        {
            Scenario scenario;
            fillInTwoLines(scenario);
            scenario.answer("/data/line[2]/reason", "缺料");
            QCOMPARE(scenario.problems("finalize"), QStringList());
            submission = scenario.submission();
        }
        QVERIFY2(submission.contains("<reason>缺料</reason>") && submission.count("<reason") == 1 &&
                     submission.contains("<total>5</total>"),
                 qPrintable(submission));
        Scenario again;
        const QJsonObject opened = again.open({{"submission", submission}});
        QVERIFY(opened["ok"].toBool() && opened["unknown"].toArray().isEmpty() &&
                opened["stray"].toArray().isEmpty());
        QCOMPARE(again.submission(), submission);
        QCOMPARE(again.addLine(), "/data/line[3]");
        again.answer("/data/line[3]/count", "5");
        QCOMPARE(again.value("/data/total"), "10");
        QCOMPARE(again.value("/data/line[1]/share"), "0.3");
        QCOMPARE(again.value("/data/line[2]/reason"), "缺料");
        QCOMPARE(again.problems(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestFormsScenario)
#include "tst_forms_scenario.moc"
