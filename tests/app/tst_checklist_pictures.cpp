#include "core/base/hash.h"
#include "tests/app/checklist_fixture.h"
#include "tests/app/pictured_form.h"
#include "tests/app/pictures.h"

#include <QColor>

using namespace wupan;
using namespace wupan::test;

namespace {

const QString kWhere = "/data/p/where";
const QString kValve = "/data/p/valve";

/// A checklist whose pictures headquarters has and the tablet not yet.
struct Page : ChecklistPage
{
    Page()
        : ChecklistPage("/data/p", kPictured)
    {
        for (const char* name : {"site.png", "large.png", "ball.png", "gate.png"})
            device.checklist.files.push_back({name, sha256Hex(bytesOf(name)), 5, "image/png"});
        device.pull(device.checklist);
        show();
    }
    static std::string bytesOf(const std::string& name) { return "the picture " + name; }
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
class TestChecklistPictures : public QObject
{
    Q_OBJECT
private slots:
    void aFormIsShownWhilePicturesAreOnTheirWay()
    {
        Page page;
        QCOMPARE(page.row(kWhere).label, QString("Where on the site?"));
        QVERIFY(page.row(kWhere).labelPicture.isEmpty());
        QCOMPARE(page.row(kWhere).hint, QString("pictures will follow"));
        QCOMPARE(page.row(kValve).hint, QString("pictures will follow"));
        QCOMPARE(page.row("heading:/data/p/q").hint, QString("pictures will follow"));
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
        QCOMPARE(page.row(kWhere).hint, QString("pictures will follow"));
        page.arrive("large.png");
        QCOMPARE(page.row(kWhere).labelPicture, page.urlOf("site.png"));
        QCOMPARE(page.row(kWhere).largeLabelPicture, page.urlOf("large.png"));
        QCOMPARE(page.row(kWhere).hint, QString());
        page.arrive("ball.png");
        QCOMPARE(page.choice(kValve, "ball").picture, page.urlOf("ball.png"));
        QCOMPARE(page.choice(kValve, "ball").largePicture, page.urlOf("ball.png"));
        QVERIFY(page.choice(kValve, "gate").picture.isEmpty());
        QCOMPARE(page.row(kValve).hint, QString("pictures will follow"));
        page.arrive("gate.png");
        QCOMPARE(page.row(kValve).hint, QString());
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

    void aSoundIsNotPlayedAndSaid()
    {
        Page page;
        page.device.checklist.files.push_back({"say.mp3", std::string(64, 'a'), 5, "audio/mpeg"});
        page.device.pull(page.device.checklist);
        page.show();
        QVERIFY2(page.row("/data/p/heard").hint.endsWith("not on this tablet: say.mp3"),
                 qPrintable(page.row("/data/p/heard").hint));
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

QTEST_GUILESS_MAIN(TestChecklistPictures)
#include "tst_checklist_pictures.moc"
