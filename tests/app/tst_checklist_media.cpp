#include "core/base/hash.h"
#include "tests/app/checklist_fixture.h"
#include "tests/app/pictured_form.h"
#include "tests/app/pictures.h"

#include <QColor>
#include <QDesktopServices>

using namespace wupan;
using namespace wupan::test;

namespace {

const QString kWhere = "/data/p/where";
const QString kValve = "/data/p/valve";
const QString kToCome = "pictures and sounds will follow";

/// A checklist whose files headquarters has and the tablet not yet.
struct Page : ChecklistPage
{
    Page()
        : ChecklistPage("/data/p", kPictured)
    {
        for (const char* name : {"site.png", "large.png", "ball.png", "gate.png"})
            device.checklist.files.push_back({name, sha256Hex(bytesOf(name)), 5, "image/png"});
        for (const char* name : {"say.wav", "none.wav"})
            device.checklist.files.push_back({name, sha256Hex(bytesOf(name)), 5, "audio/wav"});
        device.checklist.files.push_back(
            {"tour.mp4", sha256Hex(bytesOf("tour.mp4")), 5, "video/mp4"});
        device.pull(device.checklist);
        show();
    }
    static std::string bytesOf(const std::string& name) { return "the file " + name; }
    [[nodiscard]] QUrl urlOf(const std::string& name) const
    {
        const auto path = device.tablet->filesFolder() / sha256Hex(bytesOf(name));
        return QUrl::fromLocalFile(QString::fromStdString(path.string()));
    }
    void arrive(const std::string& name)
    {
        QFile file(urlOf(name).toLocalFile());
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray::fromStdString(bytesOf(name)));
        file.close();
        emit core.recordsChanged();
    }
    [[nodiscard]] AnswerChoice choice(const QString& path, const QString& value)
    {
        for (const AnswerChoice& one : row(path).choices->rows())
            if (one.key == value)
                return one;
        return {};
    }
};

} // namespace

/// What a checklist shows beside its questions and choices.
class TestChecklistMedia : public QObject
{
    Q_OBJECT
public slots:
    /// In the place of the device's program for videos.
    void open(const QUrl& url) { m_opened << url; }

private:
    QList<QUrl> m_opened;

private slots:
    void aFormIsShownWhileFilesAreOnTheirWay()
    {
        Page page;
        QCOMPARE(page.row(kWhere).label, QString("Where on the site?"));
        QVERIFY(page.row(kWhere).labelPicture.isEmpty());
        QCOMPARE(page.row(kWhere).hint, kToCome);
        QCOMPARE(page.row(kValve).hint, kToCome);
        QCOMPARE(page.row("heading:/data/p/q").hint, kToCome);
        QVERIFY(page.choice(kValve, "ball").picture.isEmpty());
        page.editor.choose(kValve, "ball");
        page.settle();
        QCOMPARE(page.saved(kValve), QString("ball"));
    }

    void picturesAppearWhenTheyArrive()
    {
        Page page;
        page.arrive("site.png");
        QCOMPARE(page.row(kWhere).labelPicture, page.urlOf("site.png"));
        QCOMPARE(page.row(kWhere).largeLabelPicture, page.urlOf("site.png"));
        QCOMPARE(page.row(kWhere).hint, kToCome);
        page.arrive("large.png");
        QCOMPARE(page.row(kWhere).labelPicture, page.urlOf("site.png"));
        QCOMPARE(page.row(kWhere).largeLabelPicture, page.urlOf("large.png"));
        QCOMPARE(page.row(kWhere).hint, QString());
        page.arrive("ball.png");
        QCOMPARE(page.choice(kValve, "ball").picture, page.urlOf("ball.png"));
        QCOMPARE(page.choice(kValve, "ball").largePicture, page.urlOf("ball.png"));
        QVERIFY(page.choice(kValve, "gate").picture.isEmpty());
        QCOMPARE(page.row(kValve).hint, kToCome);
        page.arrive("gate.png");
        QCOMPARE(page.row("heading:/data/p/q").labelPicture, page.urlOf("gate.png"));
        QVERIFY(page.choice(kValve, "none").picture.isEmpty());
    }

    void choicesWithPicturesStandInLines()
    {
        Page page;
        QCOMPARE(page.row(kValve).kind, QString("list")); // three short ones without them: segments
        QCOMPARE(page.row("/data/p/full").kind, QString("likert"));
        QCOMPARE(page.row("/data/p/pick").kind, QString("menu"));
        QCOMPARE(page.row("/data/p/first").kind, QString("rank"));
    }

    void soundsAndVideosAppearWhenTheyArrive()
    {
        Page page;
        QCOMPARE(page.row("/data/p/heard").hint, kToCome);
        QVERIFY(page.row("/data/p/heard").labelSound.isEmpty());
        page.arrive("say.wav");
        QCOMPARE(page.row("/data/p/heard").hint, QString());
        QCOMPARE(page.row("/data/p/heard").labelSound, page.urlOf("say.wav"));
        page.arrive("gate.png");
        QCOMPARE(page.row("heading:/data/p/q").hint, kToCome);
        QCOMPARE(page.row("heading:/data/p/q").labelVideo, QString());
        page.arrive("tour.mp4");
        QCOMPARE(page.row("heading:/data/p/q").hint, QString());
        QCOMPARE(page.row("heading:/data/p/q").labelVideo, QString("tour.mp4"));
        page.arrive("ball.png");
        QCOMPARE(page.row(kValve).hint, kToCome);
        page.arrive("none.wav");
        QCOMPARE(page.row(kValve).hint, QString());
        QCOMPARE(page.choice(kValve, "none").sound, page.urlOf("none.wav"));
        QVERIFY(page.choice(kValve, "ball").sound.isEmpty());
    }

    void aVideoOpensInAnotherProgramUnderItsName()
    {
        QDesktopServices::setUrlHandler("file", this, "open");
        Page page;
        page.editor.openFormFile("tour.mp4"); // not here yet
        page.editor.openFormFile("unknown.mp4");
        page.arrive("tour.mp4");
        page.editor.openFormFile("tour.mp4");
        QTRY_COMPARE(m_opened.size(), 1);
        QDesktopServices::unsetUrlHandler("file");
        QCOMPARE(m_opened.front().fileName(), QString("tour.mp4"));
        QFile file(m_opened.front().toLocalFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), Page::bytesOf("tour.mp4"));
    }

    void aFileThatHeadquartersDoesNotHaveIsNamed()
    {
        Page page;
        page.device.checklist.files.clear();
        page.device.pull(page.device.checklist);
        page.show();
        QVERIFY2(page.row(kWhere).hint.endsWith("not on this tablet: site.png, large.png"),
                 qPrintable(page.row(kWhere).hint));
    }
};

QTEST_MAIN(TestChecklistMedia)
#include "tst_checklist_media.moc"
