#include "report_export.h"

#include "app/core_thread.h"
#include "tests/app/both_languages.h"
#include "tests/app/pdf_file.h"
#include "tests/app/report_fixture.h"

#include <QAbstractItemModelTester>
#include <QDesktopServices>
#include <QDir>
#include <QTest>

using namespace wupan;
using test::PdfFile;
using test::ReportTablet;

namespace {

struct Page
{
    ReportTablet device;
    CoreThread core{*device.tablet};
    QString folder = QString::fromStdString((device.folder() / "reports").string());
    ReportExport report{core, folder, Language::english};
    QAbstractItemModelTester languages{report.languages(),
                                       QAbstractItemModelTester::FailureReportingMode::QtTest};

    Page() { device.fill(); }
    void begin() { report.begin(test::textOf(device.visitId)); }
    void save()
    {
        report.save();
        QTRY_VERIFY_WITH_TIMEOUT(!report.busy(), 30'000);
    }
    [[nodiscard]] QStringList files() const { return QDir(folder).entryList(QDir::Files); }
    [[nodiscard]] PdfFile pdf() const { return PdfFile(folder + "/" + files().value(0)); }
};

/// Takes the place of the device's program for files.
class Opener : public QObject
{
    Q_OBJECT
public:
    Opener() { QDesktopServices::setUrlHandler("file", this, "open"); }
    ~Opener() override { QDesktopServices::unsetUrlHandler("file"); }
    QUrl opened;

public slots:
    void open(const QUrl& url) { opened = url; }
};

} // namespace

class TestReportExport : public QObject
{
    Q_OBJECT
private slots:
    void anEnglishReportHasEverythingOfTheVisit()
    {
        Page page;
        page.begin();
        page.save();
        QVERIFY2(page.report.errorText().isEmpty(), qPrintable(page.report.errorText()));
        const QString name = "Visit_report-智能装备示范企业-样本干部-2026-11-23-0900.pdf";
        QCOMPARE(page.files(), QStringList{name});
        QVERIFY2(page.report.savedText().contains(name), qPrintable(page.report.savedText()));
        const PdfFile pdf = page.pdf();
        for (const QString words : {"Visit report",
                                    "样本园区",
                                    "2026-11-23 09:00 – 10:10",
                                    "I. Summary",
                                    "订单饱满",
                                    "II. Checklist",
                                    "1 Targets",
                                    "Orders",
                                    "Full",
                                    "▲ Difficulty: on the issue list",
                                    "III. Issues",
                                    "二期厂房用地",
                                    "Land",
                                    "Urgent",
                                    "IV. Photos",
                                    "Photo 1 · Photo of the site",
                                    "Taken 2026-11-23 09:00:00",
                                    "V. Signatures",
                                    "王经理",
                                    "Signed 2026-11-23 09:00:00"})
            QVERIFY2(pdf.has(words), qPrintable(words + " is not in " + pdf.text()));
        QCOMPARE(pdf.pageWith("I. Summary"), 1);
        QCOMPARE(pdf.pageWith("Leader in charge"), pdf.pageCount());
        QCOMPARE(pdf.pictures().size(), 2);
    }

    void aChineseReportHasNoWordOfEnglish()
    {
        test::BothLanguages languages;
        Page page;
        page.begin();
        page.report.chooseLanguage("zh");
        page.save();
        QVERIFY2(page.report.errorText().isEmpty(), qPrintable(page.report.errorText()));
        QCOMPARE(page.files().value(0),
                 "企业走访报告-智能装备示范企业-样本干部-2026-11-23-0900.pdf");
        const PdfFile pdf = page.pdf();
        for (const QString words :
             {"企业走访报告", "一、走访总结", "二、走访清单", "订单情况", "饱满",
              "▲ 难点：已列入问题清单", "三、问题清单", "待编号", "紧急", "四、现场照片",
              "照片 1 · 现场照片", "拍摄于 2026-11-23 09:00:00", "五、签字",
              "签于 2026-11-23 09:00:00", "第 1 页，共"})
            QVERIFY2(pdf.has(words), qPrintable(words + " is not in " + pdf.text()));
        QString text = pdf.text();
        text.remove("Wupan").remove("XForms");
        static const QRegularExpression kEnglish("[A-Za-z]{3,}");
        QVERIFY2(!text.contains(kEnglish), qPrintable(kEnglish.match(text).captured()));
    }

    void theLanguageOfTheAppIsChosenFirst()
    {
        Page page;
        ReportExport chinese(page.core, page.folder, Language::chinese);
        chinese.begin(test::textOf(page.device.visitId));
        QCOMPARE(chinese.languages()->chosen(), "zh");
        page.begin();
        QCOMPARE(page.report.languages()->chosen(), "en");
    }

    void anotherLanguageMakesAnotherReport()
    {
        test::BothLanguages languages;
        Page page;
        page.begin();
        page.save();
        page.report.chooseLanguage("zh");
        QVERIFY(page.report.savedText().isEmpty());
        page.save();
        QCOMPARE(page.files().size(), 2);
    }

    void itIsBusyWhileItIsWritten()
    {
        Page page;
        page.begin();
        QVERIFY(page.report.active() && !page.report.busy());
        page.report.save();
        QVERIFY(page.report.busy());
        page.report.save();
        page.report.chooseLanguage("zh");
        QCOMPARE(page.report.languages()->chosen(), "en");
        QTRY_VERIFY(!page.report.busy());
        QCOMPARE(page.files().size(), 1);
        QVERIFY(page.report.progressText().contains("of"));
    }

    void whoLeavesStopsIt()
    {
        Page page;
        page.begin();
        page.report.save();
        page.report.leave();
        QVERIFY(!page.report.busy() && !page.report.active());
        QTest::qWait(200);
        QCOMPARE(page.files(), QStringList());
        QVERIFY(page.report.savedText().isEmpty());
    }

    void theAppMayBeClosedMeanwhile()
    {
        Page page;
        auto report = std::make_unique<ReportExport>(page.core, page.folder, Language::english);
        report->begin(test::textOf(page.device.visitId));
        report->save();
        QCoreApplication::processEvents();
        report.reset();
        QCoreApplication::processEvents();
        for (const QString& file : page.files())
            QVERIFY2(file.endsWith(".pdf"), qPrintable(file));
    }

    void aFolderThatCannotBeMadeIsToldInASentence()
    {
        Page page;
        QFile inTheWay(page.folder);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        page.begin();
        page.save();
        QVERIFY(page.report.errorText().contains("could not be written"));
        QVERIFY(page.report.savedText().isEmpty());
    }

    void aFullDiskIsToldInASentence()
    {
        Page page;
        QDir().mkpath(page.folder);
        std::filesystem::create_symlink(
            "/dev/full",
            (page.folder + "/Visit_report-智能装备示范企业-样本干部-2026-11-23-0900.pdf.part")
                .toStdString());
        page.begin();
        page.save();
        QVERIFY2(page.report.errorText().contains("no room"), qPrintable(page.report.errorText()));
        page.save();
        QVERIFY2(!page.report.savedText().isEmpty(), qPrintable(page.report.errorText()));
    }

    void aVisitThatIsGoneIsSaid()
    {
        Page page;
        page.report.begin(test::textOf(page.device.newId<VisitId>()));
        page.save();
        QVERIFY(page.report.errorText().contains("no longer"));
        page.report.begin("no id");
        QCOMPARE(page.files(), QStringList());
    }

    void theDevicesOwnProgramOpensIt()
    {
        Page page;
        Opener opener;
        page.report.open();
        QVERIFY(opener.opened.isEmpty());
        page.begin();
        page.save();
        page.report.open();
        QCOMPARE(opener.opened.toLocalFile(), page.folder + "/" + page.files().value(0));
    }
};

QTEST_MAIN(TestReportExport)
#include "tst_report_export.moc"
