#include "signature_pad.h"

#include <QPainter>
#include <QPointingDevice>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wupan;

namespace {

/// A pad of 400 × 200 in a window of its own.
struct Paper
{
    QQuickWindow window;
    SignaturePad* pad = new SignaturePad(window.contentItem());
    QSignalSpy finished{pad, &SignaturePad::strokeFinished};

    Paper()
    {
        window.resize(400, 200);
        pad->setSize({400, 200});
        window.show();
    }
    void stroke(const QList<QPoint>& points)
    {
        QTest::mousePress(&window, Qt::LeftButton, {}, points.front());
        for (const QPoint& point : points)
            QTest::mouseMove(&window, point);
        QTest::mouseRelease(&window, Qt::LeftButton, {}, points.back());
    }
};

int inked(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
    return count;
}

} // namespace

class TestSignaturePad : public QObject
{
    Q_OBJECT
public:
    static void initMain()
    {
        static const QTemporaryDir kRuntime; // Qt warns where the system has none
        qputenv("XDG_RUNTIME_DIR", kRuntime.path().toLocal8Bit());
        qputenv("QT_QUICK_BACKEND", "software");
    }

private slots:

    void aStrokeOfTheMouseIsAPictureNoLargerThanItself()
    {
        Paper paper;
        QVERIFY(paper.pad->empty());
        paper.stroke({{100, 50}, {150, 90}, {200, 50}});
        QVERIFY(!paper.pad->empty());
        QCOMPARE(paper.finished.count(), 1);
        const QImage picture = paper.pad->picture();
        QVERIFY2(picture.width() > 100 && picture.width() < 140,
                 qPrintable(QString::number(picture.width())));
        QVERIFY(picture.height() > 40 && picture.height() < 80);
        QCOMPARE(picture.pixelColor(0, 0), QColor(Qt::white));
        QVERIFY(inked(picture) > 200);
    }

    void aDotIsAStrokeToo()
    {
        Paper paper;
        QTest::mouseClick(&paper.window, Qt::LeftButton, {}, {60, 60});
        QVERIFY(!paper.pad->empty());
        QVERIFY(inked(paper.pad->picture()) > 2);
    }

    void theStrokesOfAFingerAreOnePicture()
    {
        Paper paper;
        const std::unique_ptr<QPointingDevice> finger(QTest::createTouchDevice());
        for (const QPoint start : {QPoint(20, 20), QPoint(220, 120)}) {
            QTest::touchEvent(&paper.window, finger.get()).press(0, start);
            QTest::touchEvent(&paper.window, finger.get()).move(0, start + QPoint(40, 20));
            QTest::touchEvent(&paper.window, finger.get()).release(0, start + QPoint(80, 40));
        }
        QCOMPARE(paper.finished.count(), 2);
        QVERIFY(paper.pad->picture().width() > 260);
    }

    // Joined them across the paper.
    void aPalmThatRestsOnThePaperDrawsNothing()
    {
        Paper paper;
        const std::unique_ptr<QPointingDevice> hand(QTest::createTouchDevice());
        QTest::touchEvent(&paper.window, hand.get()).press(0, {20, 20});
        QTest::touchEvent(&paper.window, hand.get()).stationary(0).press(1, {380, 180});
        QTest::touchEvent(&paper.window, hand.get()).move(0, {60, 20}).stationary(1);
        QTest::touchEvent(&paper.window, hand.get()).stationary(0).release(1, {380, 180});
        QTest::touchEvent(&paper.window, hand.get()).release(0, {60, 20});
        QCOMPARE(paper.finished.count(), 1);
        QVERIFY(paper.pad->picture().width() < 100);
    }

    void clearedPaperIsEmpty()
    {
        Paper paper;
        paper.stroke({{100, 50}, {200, 90}});
        QSignalSpy changed(paper.pad, &SignaturePad::strokesChanged);
        paper.pad->clear();
        QVERIFY(paper.pad->empty());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(inked(paper.pad->picture()), 0);
    }

    void theInkFollowsTheThemeOnTheScreenOnly()
    {
        Paper paper;
        QSignalSpy changed(paper.pad, &SignaturePad::inkChanged);
        paper.pad->setInk(Qt::white);
        paper.pad->setInk(Qt::white);
        QCOMPARE(changed.count(), 1);
        paper.stroke({{100, 50}, {200, 90}});
        QImage screen(400, 200, QImage::Format_RGB32);
        screen.fill(Qt::black);
        QPainter painter(&screen);
        paper.pad->paint(&painter);
        QVERIFY(qGray(screen.pixel(150, 70)) > 128);
        QVERIFY(inked(paper.pad->picture()) > 200); // black on white all the same
    }
};

QTEST_MAIN(TestSignaturePad)
#include "tst_signature_pad.moc"
