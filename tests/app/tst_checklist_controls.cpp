#include "tests/app/checklist_fixture.h"
#include "tests/app/every_type_form.h"
#include "tests/app/pictures.h"

#include <QColor>

using namespace wupan;
using namespace wupan::test;

namespace {

struct Page : ChecklistPage
{
    explicit Page(const std::string& section)
        : ChecklistPage(section, kEveryType)
    {}
    /// Typed, tried and saved.
    void keep()
    {
        editor.flush();
        settle();
    }
    [[nodiscard]] QStringList order(const QString& path)
    {
        QStringList keys;
        for (const AnswerChoice& choice : row(path).choices->rows())
            keys << choice.key;
        return keys;
    }
    [[nodiscard]] std::vector<PlaceRow> places(const QString& path)
    {
        return row(path).places->rows();
    }
};

const QString kTime = "/data/v/time";
const QString kAt = "/data/v/at";
const QString kWay = "/data/p/way";
const QString kArea = "/data/p/area";
const QString kHere = "/data/p/here";
const QString kScore = "/data/v/score";
const QString kWishes = "/data/c/wishes";

} // namespace

/// The control of every type of question: what it shows, and what it saves.
class TestChecklistControls : public QObject
{
    Q_OBJECT
private slots:
    void everyQuestionHasItsControl_data()
    {
        QTest::addColumn<std::string>("section");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("style");
        const auto row = [](const char* name, const char* section, const char* path,
                            const char* kind, const char* style = "") {
            QTest::newRow(name) << std::string(section) << QString(path) << QString(kind)
                                << QString(style);
        };
        row("a scale of words", "/data/c", "/data/c/mood", "likert");
        row("choices that are searched", "/data/c", "/data/c/town", "menu");
        row("an order", "/data/c", "/data/c/wishes", "rank");
        row("a yes", "/data/c", "/data/c/ok", "acknowledge");
        row("much text", "/data/v", "/data/v/name", "text", "multiline");
        row("digits", "/data/v", "/data/v/code", "text", "numbers");
        row("a whole number", "/data/v", "/data/v/money", "integer");
        row("a scale", "/data/v", "/data/v/score", "range");
        row("an upright scale", "/data/v", "/data/v/height", "range", "vertical");
        row("steps in a menu", "/data/v", "/data/v/grade", "menu");
        row("a day", "/data/v", "/data/v/day", "date");
        row("a month", "/data/v", "/data/v/month", "date", "month");
        row("a year", "/data/v", "/data/v/year", "date", "year");
        row("a time", "/data/v", "/data/v/time", "time");
        row("a date and time", "/data/v", "/data/v/at", "time", "dateTime");
        row("a place", "/data/p", "/data/p/here", "place");
        row("a line", "/data/p", "/data/p/way", "places");
        row("an area", "/data/p", "/data/p/area", "places");
        row("a code", "/data/m", "/data/m/label", "barcode");
        row("a photo", "/data/m", "/data/m/photo", "photo");
        row("a drawing", "/data/m", "/data/m/sketch", "drawing", "draw");
        row("a drawing on a photo", "/data/m", "/data/m/marked", "drawing", "annotate");
        row("a signature", "/data/m", "/data/m/sign", "drawing", "signature");
        row("a sound", "/data/m", "/data/m/sound", "file", "sound");
        row("a video", "/data/m", "/data/m/clip", "file", "video");
        row("a file", "/data/m", "/data/m/paper", "file");
    }

    void everyQuestionHasItsControl()
    {
        QFETCH(std::string, section);
        QFETCH(QString, path);
        Page page(section);
        QTEST(page.row(path).kind, "kind");
        QTEST(page.row(path).style, "style");
    }

    void whatIsTypedIsSavedAsTheFormWantsIt_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("answer");
        QTest::newRow("a number with its thousands") << "/data/v/money"
                                                     << "1,234,567"
                                                     << "1234567";
        QTest::newRow("full width") << "/data/v/money"
                                    << "１，２００"
                                    << "1200";
        QTest::newRow("a month") << "/data/v/month"
                                 << "2026-11"
                                 << "2026-11-01";
        QTest::newRow("a year") << "/data/v/year"
                                << " 2026"
                                << "2026-01-01";
    }

    void whatIsTypedIsSavedAsTheFormWantsIt()
    {
        QFETCH(QString, path);
        QFETCH(QString, typed);
        Page page("/data/v");
        page.editor.type(path, typed);
        page.keep();
        QTEST(page.saved(path), "answer");
        QCOMPARE(page.row(path).answer, typed);
    }

    void thousandsAreParted()
    {
        Page page("/data/v");
        page.editor.type("/data/v/money", "1234567");
        page.keep();
        QCOMPARE(page.row("/data/v/money").shown, "1,234,567");
        page.editor.type("/data/v/money", "-5");
        page.keep();
        QCOMPARE(page.row("/data/v/money").shown, "");
        QVERIFY(page.row("/data/v/money").problem.contains("Not below zero"));
    }

    void aMonthIsStepped()
    {
        Page page("/data/v");
        page.editor.type("/data/v/month", "2026-12");
        page.editor.step("/data/v/month", 1);
        page.settle();
        QCOMPARE(page.saved("/data/v/month"), "2027-01-01");
        QCOMPARE(page.row("/data/v/month").answer, "2027-01");
        page.editor.step("/data/v/year", 1);
        QCOMPARE(page.row("/data/v/year").answer.size(), 4);
    }

    void aTimeIsTypedPartByPartAndStepped()
    {
        Page page("/data/v");
        page.editor.typeMoment(kTime, {}, "8", {});
        QCOMPARE(page.row(kTime).hour, "8");
        QCOMPARE(page.row(kTime).minute, "");
        page.editor.flush();
        QVERIFY(page.row(kTime).problem.contains("hours"));
        page.editor.typeMoment(kTime, {}, "8", "30");
        page.keep();
        QCOMPARE(page.saved(kTime), "08:30:00.000+08:00");
        page.editor.step(kTime, 45);
        page.settle();
        QCOMPARE(page.saved(kTime), "09:15:00.000+08:00");
        page.editor.step(kTime, 15 * 60);
        QCOMPARE(page.row(kTime).hour, "00");
        page.editor.clear(kTime);
        page.settle();
        QCOMPARE(page.saved(kTime), "");
    }

    void aDateAndTimeIsTakenNowAndGoesOnToTheNextDay()
    {
        Page page("/data/v");
        page.editor.answerNow(kAt);
        page.settle();
        const QString now = page.saved(kAt);
        QVERIFY2(now.endsWith(":00.000+08:00"), qPrintable(now));
        page.editor.typeMoment(kAt, "2026-11-30", "23", "59");
        page.keep();
        page.editor.step(kAt, 1);
        page.settle();
        QCOMPARE(page.saved(kAt), "2026-12-01T00:00:00.000+08:00");
        page.editor.typeMoment(kAt, "30.11.", "23", "59");
        page.editor.flush();
        QVERIFY(page.row(kAt).problem.contains("2026-11-23"));
    }

    void aScaleHasNoValueUntilItIsTouched()
    {
        Page page("/data/v");
        // Shown again, the row has another one.
        const auto scale = [&] { return page.row(kScore).range; };
        QCOMPARE(scale()->position(), -1);
        QCOMPARE(scale()->last(), 5);
        QCOMPARE(scale()->lastText(), "10");
        page.editor.slide(kScore, 3);
        page.keep();
        QCOMPARE(page.saved(kScore), "6");
        QCOMPARE(scale()->position(), 3);
        page.editor.slide(kScore, 6);
        page.keep();
        QCOMPARE(page.saved(kScore), "6");
        page.editor.slide("/data/v/height", 1);
        page.keep();
        QCOMPARE(page.saved("/data/v/height"), "0.25");
    }

    void theStepsOfAPickerAreChosen()
    {
        Page page("/data/v");
        QCOMPARE(page.order("/data/v/grade"), (QStringList{"1", "2", "3", "4", "5"}));
        page.editor.choose("/data/v/grade", "4");
        page.settle();
        QCOMPARE(page.saved("/data/v/grade"), "4");
        QCOMPARE(page.row("/data/v/grade").shown, "4");
    }

    void anOrderIsMovedAndKept()
    {
        Page page("/data/c");
        page.editor.moveChoice(kWishes, 2, 0);
        page.settle();
        QCOMPARE(page.saved(kWishes), "people land power");
        QCOMPARE(page.order(kWishes), (QStringList{"people", "land", "power"}));
        page.editor.moveChoice(kWishes, 2, 3);
        page.editor.moveChoice(kWishes, -1, 0);
        QCOMPARE(page.order(kWishes), (QStringList{"people", "land", "power"}));
        page.editor.clear(kWishes);
        page.editor.moveChoice(kWishes, 0, 0);
        page.settle();
        QCOMPARE(page.saved(kWishes), "land power people");
    }

    void aMenuIsSearched()
    {
        Page page("/data/c");
        AnswerChoiceModel* towns = page.row("/data/c/town").choices.get();
        QAbstractItemModelTester tester(towns,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        towns->setSearch(" XI");
        QCOMPARE(page.order("/data/c/town"), QStringList{"w"});
        page.editor.choose("/data/c/town", "w");
        QCOMPARE(page.order("/data/c/town"), QStringList{"w"});
        QCOMPARE(page.row("/data/c/town").shown, "Wuxi");
        towns->setSearch({});
        QCOMPARE(towns->rowCount(), 3);
    }

    void aYesIsTakenBack()
    {
        Page page("/data/c");
        page.editor.choose("/data/c/ok", "OK");
        page.settle();
        QCOMPARE(page.saved("/data/c/ok"), "OK");
        page.editor.choose("/data/c/ok", "OK");
        page.settle();
        QCOMPARE(page.saved("/data/c/ok"), "");
    }

    void aPlaceIsTakenWhenItIsGoodEnough()
    {
        Page page("/data/p");
        page.editor.takePlace(kHere);
        QVERIFY(page.source.running());
        page.source.tell({31.25, 118.5, 40});
        QVERIFY(page.editor.position()->found());
        QCOMPARE(page.saved(kHere), "");
        page.source.tell({31.25, 118.5, 4});
        QTRY_COMPARE(page.saved(kHere), "31.250000 118.500000 0 4.0");
        QVERIFY(!page.source.running());
        QCOMPARE(page.places(kHere).front().latitude, "31.250000");
        QCOMPARE(page.places(kHere).front().accuracyText, "within 4 m");
    }

    void aLessExactPlaceIsUsedAndTheWaitIsEnded()
    {
        Page page("/data/p");
        page.editor.takePlace(kHere);
        page.editor.position()->use(); // there is none yet
        page.source.tell({31.25, 118.5, 40});
        page.editor.position()->use();
        QTRY_COMPARE(page.saved(kHere), "31.250000 118.500000 0 40.0");
        page.editor.takePlace(kHere);
        page.editor.showSection("/data/v");
        QVERIFY(!page.source.running());
        page.source.isAvailable = false;
        page.editor.takePlace(kHere);
        QVERIFY(page.editor.position()->text().contains("Type it"));
        page.editor.position()->cancel();
    }

    void aPlaceIsTyped()
    {
        Page page("/data/p");
        page.editor.typePlace(kHere, 0, "31.9", {});
        page.editor.flush();
        QVERIFY(page.row(kHere).problem.contains("latitude"));
        QCOMPARE(page.places(kHere).front().latitude, "31.9");
        page.editor.typePlace(kHere, 0, "31.9", "118.8");
        page.keep();
        QCOMPARE(page.saved(kHere), "31.9 118.8 0 0");
        page.editor.typePlace(kHere, 0, "95", "118.8");
        page.editor.flush();
        QVERIFY(page.row(kHere).problem.contains("90"));
        QCOMPARE(page.saved(kHere), "31.9 118.8 0 0");
        page.editor.typePlace(kHere, 0, {}, {});
        page.keep();
        QCOMPARE(page.saved(kHere), "");
    }

    void aLineIsMadeOfPlaces()
    {
        Page page("/data/p");
        page.editor.addPlace(kWay);
        page.editor.typePlace(kWay, 0, "31", "118");
        page.editor.flush();
        QVERIFY(page.row(kWay).problem.contains("2 places"));
        page.editor.takePlace(kWay);
        page.source.tell({32, 119, 3});
        QTRY_COMPARE(page.saved(kWay), "31 118 0 0;32.000000 119.000000 0 3.0");
        page.editor.movePlace(kWay, 1, 0);
        page.settle();
        QCOMPARE(page.saved(kWay), "32.000000 119.000000 0 3.0;31 118 0 0");
        page.editor.movePlace(kWay, 1, 2);
        page.editor.removePlace(kWay, 7);
        QCOMPARE(page.places(kWay).size(), std::size_t{2});
        page.editor.removePlace(kWay, 0);
        QCOMPARE(page.places(kWay).size(), std::size_t{1});
        QVERIFY(page.row(kWay).problem.contains("2 places"));
    }

    void anAreaIsClosedByItself()
    {
        Page page("/data/p");
        const std::pair<const char*, const char*> corners[] = {
            {"31", "118"}, {"32", "118"}, {"32", "119"}};
        for (int at = 0; at < 3; ++at) {
            page.editor.addPlace(kArea);
            page.editor.typePlace(kArea, at, corners[at].first, corners[at].second);
        }
        page.keep();
        QCOMPARE(page.saved(kArea), "31 118 0 0;32 118 0 0;32 119 0 0;31 118 0 0");
        QCOMPARE(page.places(kArea).size(), std::size_t{3});
        page.show();
        QCOMPARE(page.places(kArea).size(), std::size_t{3});
    }

    void aDrawingIsKeptAsAPhoto()
    {
        Page page("/data/m");
        QImage drawing(400, 300, QImage::Format_RGB32);
        drawing.fill(Qt::white);
        page.editor.addDrawing("/data/m/sketch", drawing);
        QTRY_VERIFY(!page.saved("/data/m/sketch").isEmpty());
        QTRY_COMPARE(page.row("/data/m/sketch").photos->rowCount(), 1);
        QVERIFY(page.row("/data/m/sketch").picture.isLocalFile());
        page.editor.addPhoto("/data/m/marked", page.picture(test::jpeg(Qt::green)));
        QTRY_VERIFY(page.row("/data/m/marked").picture.isLocalFile());
        page.editor.clear("/data/m/marked");
        QVERIFY(page.row("/data/m/marked").picture.isEmpty());
    }

    void aGivenValueIsShownAndALockedAnswerIsNotChanged()
    {
        Page page("/data/v");
        QCOMPARE(page.row("/data/v/given").kind, "note");
        QCOMPARE(page.row("/data/v/given").shown, "7");
        page.editor.type("/data/v/given", "8");
        page.editor.flush();
        QCOMPARE(page.row("/data/v/given").shown, "7");
        QCOMPARE(page.row("/data/v/given").problem, "");
        page.editor.type("/data/v/locked", "5");
        page.keep();
        page.editor.type("/data/v/code", "1");
        page.keep();
        QVERIFY(page.row("/data/v/locked").readOnly);
        page.editor.type("/data/v/locked", "6");
        page.editor.flush();
        QVERIFY(page.row("/data/v/locked").problem.contains("locked"));
        QCOMPARE(page.saved("/data/v/locked"), "5");
    }
};

QTEST_GUILESS_MAIN(TestChecklistControls)
#include "tst_checklist_controls.moc"
