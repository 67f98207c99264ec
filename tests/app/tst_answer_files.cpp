#include "core/base/media_type.h"
#include "core/store/attachment_store.h"
#include "opus_file.h"
#include "tests/app/checklist_fixture.h"
#include "tests/app/every_type_form.h"
#include "tests/app/pictures.h"
#include "tests/support/sample_files.h"

#include <QDir>

using namespace wupan;
using namespace wupan::test;

namespace {

const QString kSound = "/data/m/sound";
const QString kClip = "/data/m/clip";
const QString kPaper = "/data/m/paper";

struct Page : ChecklistPage
{
    Page()
        : ChecklistPage("/data/m", kEveryType)
    {}
    QUrl file(const QString& name, const std::string& bytes)
    {
        QFile file(QString::fromStdString((device.folder() / name.toStdString()).string()));
        if (!file.open(QIODevice::WriteOnly) ||
            file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
            throw std::runtime_error("the file cannot be written");
        return QUrl::fromLocalFile(file.fileName());
    }
    std::vector<Attachment> attachments()
    {
        std::vector<Attachment> all;
        for (const AttachmentRow& row :
             AttachmentStore(device.tablet->database()).ofOwner(visit.uuid))
            all.push_back(row.attachment);
        return all;
    }
    [[nodiscard]] QString recordings()
    {
        return readVisitDetails(*device.tablet, visit, {})->recordingsFolder;
    }
    /// As if the program had ended while it was recorded.
    QString leaveRecording(const QString& question, int seconds)
    {
        const auto begun = newRecording(recordings(), visit, question, "left.ogg");
        auto sound = OpusFile::create(begun->file, 16'000);
        const std::vector<std::int16_t> second(16'000, 100);
        for (int i = 0; i < seconds; ++i)
            if (!(*sound)->write(second))
                throw std::runtime_error("not written");
        QFile unfinished(begun->file);
        if (!unfinished.open(QIODevice::ReadOnly))
            throw std::runtime_error("not there");
        const QByteArray killed = unfinished.readAll();
        sound->reset();
        QFile file(begun->file);
        if (!file.open(QIODevice::WriteOnly) || file.write(killed) != killed.size())
            throw std::runtime_error("not left");
        return begun->file;
    }
};

/// Samples at 48 kHz that the last page of an Ogg file ends with.
std::int64_t lastSample(const QByteArray& ogg)
{
    const qsizetype page = ogg.lastIndexOf("OggS");
    std::int64_t position = 0;
    for (int i = 7; i >= 0; --i)
        position = position << 8 | static_cast<unsigned char>(ogg[page + 6 + i]);
    return position;
}

} // namespace

/// Sounds, videos and other files as answers.
class TestAnswerFiles : public QObject
{
    Q_OBJECT
private slots:
    void aFileThatIsChosenIsTheAnswer()
    {
        Page page;
        page.editor.addFile(kPaper, page.file("合同.pdf", pdf()));
        QTRY_VERIFY(!page.saved(kPaper).isEmpty());
        QTRY_COMPARE(page.row(kPaper).fileName, "合同.pdf");
        const Attachment file = page.attachments().front();
        QCOMPARE(page.saved(kPaper), QString::fromStdString(file.id.text()));
        QCOMPARE(file.kind, AttachmentKind::file);
        QCOMPARE(file.mediaType, std::string("application/pdf"));
        QVERIFY(page.row(kPaper).fileDetail.contains("not yet sent"));
        QVERIFY(page.row(kPaper).file.isLocalFile());
        QCOMPARE(page.row(kPaper).photos->rowCount(), 0);
        QVERIFY(page.row(kPaper).hint.isEmpty());
    }

    void anotherFileTakesItsPlaceAndNothingGoes()
    {
        Page page;
        page.editor.addFile(kClip, page.file("a.mp4", mpeg4Of("isom", "vide")));
        QTRY_COMPARE(page.row(kClip).fileName, "a.mp4");
        page.editor.addFile(kClip, page.file("b.3gp", mpeg4Of("3gp4", "vide")));
        QTRY_COMPARE(page.row(kClip).fileName, "b.3gp");
        page.editor.clear(kClip);
        page.settle();
        QCOMPARE(page.saved(kClip), "");
        QCOMPARE(page.row(kClip).fileName, "");
        QCOMPARE(page.attachments().size(), std::size_t{2});
    }

    void whatTheQuestionDoesNotAskForIsRefused_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<QString>("said");
        QTest::newRow("a document for a sound") << kSound << pdf() << "no sound";
        QTest::newRow("a sound for a video") << kClip << wav(10) << "no video";
        QTest::newRow("a program") << kPaper << std::string("MZ\0\1", 4) << "not taken";
        QTest::newRow("a page") << kPaper << std::string("<html>") << "not taken";
        QTest::newRow("nothing") << kPaper << std::string() << "not taken";
        QTest::newRow("too much") << kPaper << std::string(26'214'401, 'x') << "25 MB";
    }

    void whatTheQuestionDoesNotAskForIsRefused()
    {
        QFETCH(QString, question);
        QFETCH(std::string, bytes);
        QFETCH(QString, said);
        Page page;
        page.editor.addFile(question, page.file("chosen", bytes));
        QTRY_COMPARE(page.failed.count(), 1);
        const QString sentence = page.failed.front().front().toString();
        QVERIFY2(sentence.contains(said), qPrintable(sentence));
        QVERIFY(page.attachments().empty());
        page.editor.addFile(question, QUrl::fromLocalFile("/nowhere/a.pdf"));
        QTRY_COMPARE(page.failed.count(), 2);
        QVERIFY(page.failed.back().front().toString().contains("cannot be read"));
    }

    void aPictureAsAFileLeavesOutWhatTheCameraWrote()
    {
        Page page;
        QByteArray picture = jpeg(Qt::red);
        const QByteArray place = "SERIAL-4711";
        picture.insert(2, QByteArray("\xFF\xFE\x00\x0D", 4) + place);
        page.editor.addFile(kPaper, page.file("plan.jpg", picture.toStdString()));
        QTRY_COMPARE(page.row(kPaper).fileName, "plan.jpg");
        QFile kept(page.row(kPaper).file.toLocalFile());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QVERIFY(!kept.readAll().contains(place));
    }

    void aCopyIsOpenedUnderItsNameAndIsErasedWithTheTablet()
    {
        Page page;
        page.editor.addFile(kPaper, page.file("合同.pdf", pdf()));
        QTRY_COMPARE(page.row(kPaper).fileName, "合同.pdf");
        const auto copy = copyToOpen(*page.device.tablet, page.saved(kPaper));
        QVERIFY(copy.ok());
        QCOMPARE(QFileInfo(*copy).fileName(), "合同.pdf");
        QFile opened(*copy);
        QVERIFY(opened.open(QIODevice::ReadOnly));
        QCOMPARE(opened.readAll().toStdString(), pdf());
        QVERIFY(copy->startsWith(QString::fromStdString(page.device.folder().string())));
        QVERIFY(!copyToOpen(*page.device.tablet, "no id").ok());
    }

    void aRecordingIsThereAsItIsMade()
    {
        Page page;
        const QString left = page.leaveRecording(kSound, 5);
        QFile file(left);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QCOMPARE(std::string(mediaTypeOf(bytes.toStdString())), std::string("audio/ogg"));
        QVERIFY2(lastSample(bytes) >= 48'000 * 3, qPrintable(QString::number(lastSample(bytes))));
        QVERIFY(bytes.size() < 5 * 5000);
    }

    void aRecordingOfAProgramThatEndedIsKeptWhenTheVisitIsOpenedAgain()
    {
        Page page;
        const QString left = page.leaveRecording(kSound, 3);
        page.show();
        QTRY_COMPARE(page.row(kSound).fileName, "left.ogg");
        QCOMPARE(page.attachments().front().mediaType, std::string("audio/ogg"));
        QVERIFY(!QFileInfo::exists(left));
        page.show();
        page.settle();
        QCOMPARE(page.attachments().size(), std::size_t{1});
        QCOMPARE(page.failed.count(), 0);
    }

    void aRecordingOfAQuestionThatIsGoneIsKeptAllTheSame()
    {
        Page page;
        page.leaveRecording("/data/m/other", 1);
        page.show();
        QTRY_COMPARE(page.attachments().size(), std::size_t{1});
        QCOMPARE(page.attachments().front().questionPath, std::string("/data/m/other"));
    }

    void oneInWhichNothingIsLeavesNothing()
    {
        Page page;
        const auto begun = newRecording(page.recordings(), page.visit, kSound, "empty.ogg");
        QVERIFY(QFile(begun->file).open(QIODevice::WriteOnly));
        page.show();
        QTRY_VERIFY(QDir(page.recordings()).isEmpty());
        QCOMPARE(page.failed.count(), 0);
        QVERIFY(page.attachments().empty());
    }

    void anotherVisitsRecordingIsNotTaken()
    {
        Page page;
        const QString left = page.leaveRecording(kSound, 1);
        page.visit = page.device.checkedIn();
        page.show();
        page.settle();
        QVERIFY(page.attachments().empty());
        QVERIFY(QFileInfo::exists(left));
    }

    void onAFullDiskARecordingStaysForLater()
    {
        Page page;
        const QString left = page.leaveRecording(kSound, 1);
        page.disk.fill();
        page.show();
        QTRY_COMPARE(page.failed.count(), 1);
        QVERIFY(QFileInfo::exists(left));
        page.disk.free();
        page.editor.close();
        page.show();
        page.editor.showSection("/data/m");
        QTRY_COMPARE(page.row(kSound).fileName, "left.ogg");
    }
};

QTEST_GUILESS_MAIN(TestAnswerFiles)
#include "tst_answer_files.moc"
