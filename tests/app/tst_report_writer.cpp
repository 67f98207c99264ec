#include "app/report/report_writer.h"

#include "tests/app/pdf_file.h"
#include "tests/app/pictures.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace wupan;
using test::PdfFile;

namespace {

bool goOn(std::size_t /*page*/, std::size_t /*pages*/)
{
    return true;
}

VisitReport smallReport()
{
    VisitReport report;
    report.title = "Visit report";
    report.park = "A park";
    report.enterprise = "智能装备示范企业";
    report.day = "2026-11-23";
    report.author = "样本干部 & <co>";
    report.origin = "Made on 2026-11-24";
    report.words.continued = " (continued)";
    report.words.pageNumber = "Page %1 of %2";
    report.words.summary = "I. Summary";
    report.words.checklist = "II. Checklist";
    report.words.issues = "III. Issues";
    report.words.photos = "IV. Photos";
    report.words.signatures = "V. Signatures";
    report.words.issueNumber = "Number";
    report.words.issue = "Issue";
    report.words.unreadablePicture = "cannot be read";
    report.facts = {{"Officer", "样本干部"}, {"Visited", "09:00"}, {"Address", "A road", true}};
    report.signers = {"Visiting officer", "Leader in charge"};
    return report;
}

ReportSection sectionOf(int answers)
{
    ReportSection section{"1  Targets", "all answered", {}};
    for (int i = 1; i <= answers; ++i)
        section.answers.push_back({QString("1.%1").arg(i),
                                   QString("Question %1?").arg(i),
                                   QString("answer-%1.").arg(i),
                                   true,
                                   {}});
    return section;
}

/// A picture with as much in it as a photo has.
QImage busyImage(QSize size, int seed)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y,
                           qRgb((x * 255) / size.width(), (y * 255) / size.height(),
                                (x / 16 + y / 16 + seed) * 37 % 256));
    return image;
}

} // namespace

/// The pages, read back by a program of other hands.
class TestReportWriter : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString path() const { return m_folder.filePath("report.pdf"); }
    [[nodiscard]] PdfFile written(const VisitReport& report)
    {
        if (const Status status = writeReport(report, path().toStdString(), goOn); !status)
            throw std::runtime_error(status.error().detail);
        return PdfFile(path());
    }
    QString write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the picture");
        return file.fileName();
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::System);
    }

private slots:
    void cleanup()
    {
        for (const QString& file : files())
            QFile::remove(m_folder.filePath(file));
    }

    void aShortReportIsOnePageOfA4()
    {
        const PdfFile pdf = written(smallReport());
        QCOMPARE(pdf.pageCount(), 1);
        QVERIFY2(pdf.info("Page size").contains("(A4)"), qPrintable(pdf.info("Page size")));
        for (const QString words :
             {"Visit report", "A park", "智能装备示范企业", "2026-11-23", "I. Summary",
              "V. Signatures", "Leader in charge", "Made on 2026-11-24", "Page 1 of 1"})
            QVERIFY2(pdf.page(1).contains(words), qPrintable(words + " in " + pdf.page(1)));
        QVERIFY(pdf.fontsAreEmbedded());
        // The whole of the font would be sixteen megabytes.
        QVERIFY2(QFile(path()).size() < 200'000, qPrintable(QString::number(QFile(path()).size())));
    }

    void archivesFindTitleAndAuthor()
    {
        const PdfFile pdf = written(smallReport());
        QCOMPARE(pdf.info("Title"), "Visit report · 智能装备示范企业 · 2026-11-23");
        QCOMPARE(pdf.info("Creator"), "Wupan");
        const QString metadata = pdf.metadata();
        QVERIFY2(metadata.contains("样本干部 &amp; &lt;co"), qPrintable(metadata));
    }

    void everyPageSaysWhatItBelongsTo()
    {
        VisitReport report = smallReport();
        report.sections = {sectionOf(100)};
        const PdfFile pdf = written(report);
        QVERIFY(pdf.pageCount() > 2);
        for (int i = 1; i <= pdf.pageCount(); ++i) {
            QVERIFY(pdf.page(i).startsWith("智能装备示范企业 Visit report · 2026-11-23"));
            QVERIFY(pdf.page(i).endsWith(QString("Page %1 of %2").arg(i).arg(pdf.pageCount())));
        }
        QVERIFY(pdf.page(2).contains("1 Targets (continued)"));
        QVERIFY(!pdf.page(1).contains("(continued)"));
    }

    void fiveHundredAnswersStandOnceEach()
    {
        VisitReport report = smallReport();
        report.sections = {sectionOf(500)};
        const QString text = written(report).text();
        for (int i = 1; i <= 500; ++i)
            QCOMPARE(text.count(QString(" answer-%1. ").arg(i)), 1);
    }

    void aTextLongerThanAPageGoesOnOnTheNext()
    {
        VisitReport report = smallReport();
        QStringList lines;
        for (int i = 0; i < 200; ++i)
            lines << QString("line-%1.").arg(i);
        report.summary = lines.join('\n');
        report.sections = {sectionOf(1)};
        report.sections[0].answers[0].answer = QString(lines.join('\n')).replace("line", "row");
        const PdfFile pdf = written(report);
        const QString text = pdf.text();
        for (int i = 0; i < 200; ++i) {
            QCOMPARE(text.count(QString("line-%1.").arg(i)), 1);
            QCOMPARE(text.count(QString("row-%1.").arg(i)), 1);
        }
    }

    void aTextWithoutAnyBreakIsNotTooMuch()
    {
        VisitReport report = smallReport();
        report.summary = QString(200'000, QChar(0x56ED)) + QString(100'000, 'x');
        QVERIFY(written(report).pageCount() > 50);
    }

    void aRowOfATableIsNotTornApart()
    {
        VisitReport report = smallReport();
        report.sections = {sectionOf(60)};
        for (ReportAnswer& answer : report.sections[0].answers)
            answer.answer = "begin\n·\n·\nend-" + answer.number;
        const PdfFile pdf = written(report);
        for (int i = 1; i <= pdf.pageCount(); ++i)
            QCOMPARE(pdf.page(i).count("begin"), pdf.page(i).count("end-"));
    }

    void aDifficultyIsMarkedInWordsToo()
    {
        VisitReport report = smallReport();
        report.sections = {sectionOf(2)};
        report.sections[0].answers[1].difficulty = "▲ Difficulty: on the list";
        QVERIFY(written(report).has("▲ Difficulty: on the list"));
    }

    void whatIsNoTextOfAPageDoesNoHarm()
    {
        VisitReport report = smallReport();
        report.enterprise = QString(500, QChar(0x4F01));
        report.summary =
            QString::fromLatin1("a\0b\x1b\t", 5) + QChar(0xD800) + "<b>bold</b> %1 🏭 end";
        const PdfFile pdf = written(report);
        QVERIFY(pdf.has("<b>bold</b> %1"));
    }

    void photosAreReducedAndStandUpright()
    {
        VisitReport report = smallReport();
        const QByteArray wide = test::encoded(busyImage({2560, 1920}, 0), "JPEG");
        report.photos = {{{write("a.jpg", wide), {}}, "Photo 1", "Taken 09:00"},
                         {{write("b.jpg", test::withExif(wide, "SERIAL")), {}}, "Photo 2", {}},
                         {{write("c.jpg", test::jpeg(Qt::red, {64, 48})), {}}, "Photo 3", {}}};
        const PdfFile pdf = written(report);
        const auto pictures = pdf.pictures();
        QCOMPARE(pictures.size(), 3);
        QVERIFY(pictures[0].width > pictures[0].height);
        QVERIFY(pictures[1].width < pictures[1].height);
        QCOMPARE(pictures[2].width, 64);
        for (int i : {0, 1})
            QVERIFY2(qAbs(pictures[i].dotsPerInch - 200) < 5,
                     qPrintable(QString::number(pictures[i].dotsPerInch)));
        QVERIFY(pdf.has("Photo 1") && pdf.has("Taken 09:00"));
        QVERIFY(!pdf.has("cannot be read"));
    }

    void aPictureThatIsGoneOrBrokenIsSaidInWords()
    {
        QLoggingCategory::setFilterRules("qt.gui.imageio.*=false"); // it says so, as it should
        VisitReport report = smallReport();
        QByteArray cut = test::jpeg(Qt::red, {640, 480});
        report.photos = {{{m_folder.filePath("gone.jpg"), {}}, "Photo 1", {}},
                         {{write("no.jpg", "no picture"), {}}, "Photo 2", {}},
                         {{{}, "It is at headquarters."}, "Photo 3", {}},
                         {{write("head.jpg", cut.left(200)), {}}, "Photo 4", {}}};
        report.signatures = {{"For the enterprise", {{}, "Not signed"}, {}, {}}};
        const PdfFile pdf = written(report);
        QVERIFY(pdf.pictures().isEmpty());
        QVERIFY2(pdf.text().count("cannot be read") >= 2, qPrintable(pdf.text()));
        QVERIFY(pdf.has("It is at headquarters."));
        QVERIFY(pdf.has("Not signed"));
        QVERIFY(pdf.has("Photo 4"));
    }

    void twoHundredPhotosMakeAFileThatCanBeSent()
    {
        VisitReport report = smallReport();
        for (int i = 1; i <= 200; ++i)
            report.photos.push_back({{write(QString("%1.jpg").arg(i % 5),
                                            test::encoded(busyImage({1280, 960}, i % 5), "JPEG")),
                                      {}},
                                     QString("Photo %1.").arg(i),
                                     "Taken 09:00"});
        std::size_t told = 0;
        const auto count = [&](std::size_t page, std::size_t pages) {
            if (page == told && pages > 30)
                ++told;
            return true;
        };
        QVERIFY(writeReport(report, path().toStdString(), count).ok());
        const PdfFile pdf(path());
        QCOMPARE(told, static_cast<std::size_t>(pdf.pageCount()));
        QCOMPARE(pdf.pictures().size(), 200);
        for (int i = 1; i <= 200; ++i)
            QVERIFY(pdf.pageWith(QString("Photo %1.").arg(i)) > 0);
        QVERIFY2(QFile(path()).size() < 40'000'000,
                 qPrintable(QString::number(QFile(path()).size())));
    }

    void aSignatureIsAPictureWithNameAndTime()
    {
        VisitReport report = smallReport();
        const QString file = write("s.png", test::encoded(busyImage({600, 200}, 1), "PNG"));
        report.signatures = {{"For the enterprise", {file, {}}, "王经理", "Signed 10:05"},
                             {"Rating of the issue", {file, {}}, "satisfied", "Signed 10:06"}};
        const PdfFile pdf = written(report);
        QCOMPARE(pdf.pictures().size(), 2);
        QVERIFY(pdf.has("王经理") && pdf.has("Signed 10:05") && pdf.has("Signed 10:06"));
    }

    void thePlaceOfAnOlderOneIsTaken()
    {
        write("report.pdf", "an older one");
        QCOMPARE(written(smallReport()).pageCount(), 1);
        QCOMPARE(files(), QStringList{"report.pdf"});
    }

    void whereNothingCanBeWrittenThereIsNoReport()
    {
        const QString inTheWay = write("file", "x");
        const Status status =
            writeReport(smallReport(), (inTheWay + "/report.pdf").toStdString(), goOn);
        QCOMPARE(status.error().code, ErrorCode::storage);
    }

    void onAFullDiskThereIsNoReportAndTheOlderOneStays()
    {
        write("report.pdf", "an older one");
        // What is written to this device finds no room.
        std::filesystem::create_symlink("/dev/full", path().toStdString() + ".part");
        const Status status = writeReport(smallReport(), path().toStdString(), goOn);
        QCOMPARE(status.error().code, ErrorCode::diskFull);
        QCOMPARE(files(), QStringList{"report.pdf"});
        QFile older(path());
        QVERIFY(older.open(QIODevice::ReadOnly));
        QCOMPARE(older.readAll(), "an older one");
    }

    void whatIsStoppedLeavesNothing()
    {
        VisitReport report = smallReport();
        report.sections = {sectionOf(100)};
        const Status status = writeReport(report, path().toStdString(),
                                          [](std::size_t page, std::size_t) { return page < 1; });
        QCOMPARE(status.error().code, ErrorCode::cancelled);
        QCOMPARE(files(), QStringList());
    }
};

QTEST_MAIN(TestReportWriter)
#include "tst_report_writer.moc"
