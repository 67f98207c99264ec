#include "drawing_pad.h"

#include <QMouseEvent>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace wupan;

namespace {

struct Pad : DrawingPad
{
    Pad() { setSize({400, 400}); }
    void stroke(QPointF from, QPointF to)
    {
        begin(from);
        extend(to);
    }
    [[nodiscard]] QColor at(int x, int y) const { return picture().pixelColor(x, y); }
};

} // namespace

class TestDrawingPad : public QObject
{
    Q_OBJECT
private slots:
    void strokesLieOnThePaperInTheirColours()
    {
        Pad pad;
        QVERIFY(pad.empty());
        // The paper is 1600 × 1000, so it fills the width and leaves 75 above and below.
        pad.setInk(Qt::red);
        pad.stroke({100, 200}, {300, 200});
        QVERIFY(!pad.empty());
        QCOMPARE(pad.picture().size(), QSize(1600, 1000));
        QCOMPARE(pad.at(800, 500), QColor(Qt::red));
        QCOMPARE(pad.at(800, 300), QColor(Qt::white));
        pad.setInk(Qt::blue);
        pad.stroke({100, 125}, {300, 125});
        QCOMPARE(pad.at(800, 200), QColor(Qt::blue));
        QCOMPARE(pad.at(800, 500), QColor(Qt::red));
    }

    void theLastStrokeIsTakenBackAndAllAreCleared()
    {
        Pad pad;
        pad.stroke({100, 200}, {300, 200});
        pad.stroke({100, 125}, {300, 125});
        pad.undo();
        QCOMPARE(pad.at(800, 200), QColor(Qt::white));
        QCOMPARE(pad.at(800, 500), QColor(Qt::black));
        pad.undo();
        pad.undo();
        QVERIFY(pad.empty());
        pad.stroke({100, 200}, {300, 200});
        pad.clear();
        QVERIFY(pad.empty());
        QCOMPARE(pad.at(800, 500), QColor(Qt::white));
    }

    void aWindowOfAnotherSizeMovesNoStroke()
    {
        Pad pad;
        pad.stroke({100, 200}, {300, 200});
        const QImage before = pad.picture();
        pad.setSize({200, 800});
        QCOMPARE(pad.picture(), before);
    }

    void aPictureIsDrawnOn()
    {
        const QTemporaryDir folder;
        QImage photo(1000, 1000, QImage::Format_RGB32);
        photo.fill(Qt::green);
        const QString file = folder.filePath("photo.png");
        QVERIFY(photo.save(file));
        Pad pad;
        pad.stroke({1, 1}, {2, 2});
        pad.setGround(QUrl::fromLocalFile(file));
        QVERIFY(pad.empty());
        pad.setInk(Qt::black);
        pad.stroke({0, 200}, {400, 200});
        QCOMPARE(pad.picture().size(), QSize(1000, 1000));
        QCOMPARE(pad.at(500, 500), QColor(Qt::black));
        QCOMPARE(pad.at(500, 200), QColor(Qt::green));
    }

    void aGroundThatCannotBeReadIsWhitePaper()
    {
        Pad pad;
        pad.setGround(QUrl::fromLocalFile("/nowhere/photo.png"));
        QCOMPARE(pad.at(10, 10), QColor(Qt::white));
    }

    void itIsPaintedWhereItIsDrawn()
    {
        Pad pad;
        pad.stroke({100, 200}, {300, 200});
        QImage screen(400, 400, QImage::Format_RGB32);
        screen.fill(Qt::gray);
        QPainter painter(&screen);
        pad.paint(&painter);
        painter.end();
        QVERIFY(screen.pixelColor(200, 200).lightness() < 100);
        QCOMPARE(screen.pixelColor(200, 100), QColor(Qt::white));
        QCOMPARE(screen.pixelColor(200, 20), QColor(Qt::gray));
    }
};

QTEST_MAIN(TestDrawingPad)
#include "tst_drawing_pad.moc"
