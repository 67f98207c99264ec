#include "tests/e2e/headquarters_process.h"

#include <QDir>
#include <QImage>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace wupan;

namespace {

/// The real app with its real window, off-screen.
struct Tour
{
    int exitCode = -1;
    QString said;
    QString complained;
    QStringList pictures;
};

Tour tour(const test::HeadquartersProcess& headquarters, const QString& folder,
          const QStringList& more)
{
    QProcess app;
    app.start(WUPAN_APP,
              QStringList{"--data", folder + "/tablet", "--tour", folder + "/tour", "--server",
                          headquarters.url().toString(), "--login", "demo", "--password-file",
                          headquarters.folder() + "/demo-password.txt"} +
                  more);
    Tour tour;
    if (!app.waitForFinished(120'000))
        app.kill();
    tour.exitCode = app.exitCode();
    tour.said = QString::fromUtf8(app.readAllStandardOutput());
    tour.complained = QString::fromUtf8(app.readAllStandardError());
    tour.pictures = QDir(folder + "/tour").entryList({"*.png"});
    return tour;
}

/// A page that was drawn has more than its ground.
bool showsSomething(const QString& picture)
{
    const QImage image(picture);
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 7)
        for (int x = 0; x < image.width(); x += 7)
            colours.insert(image.pixel(x, y));
    return !image.isNull() && colours.size() > 8;
}

} // namespace

/// The main job, as scripts/run.sh shows it where there is no display.
class TestTour : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    QTemporaryDir m_folder;

private slots:
    void initTestCase()
    {
        qputenv("QT_QUICK_BACKEND", "software");
        qunsetenv("QT_QTESTLIB_RUNNING"); // with it, Qt Positioning hides its receivers
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
        m_headquarters.start();
    }

    void aVisitGoesThroughTheRealPages()
    {
        const Tour done = tour(m_headquarters, m_folder.path(),
                               {"--enrol-code", QString::fromLatin1(m_headquarters.code("demo"))});
        QVERIFY2(done.exitCode == 0, qPrintable(done.said + done.complained));
        QVERIFY2(done.said.contains(QRegularExpression("visit [0-9a-f-]{36}: completed")),
                 qPrintable(done.said));
        QCOMPARE(done.said.count(QRegularExpression("issue WT-\\d{4}-\\d{4}: .")), 2);
        QVERIFY(done.said.contains(QRegularExpression("photo  sha256 [0-9a-f]{64}")));
        QVERIFY(done.said.contains(QRegularExpression("signature  sha256 [0-9a-f]{64}")));
        for (const char* page : {"sign-in", "today", "enterprises", "check-in", "checklist",
                                 "proposed-issue", "capture", "summary", "signature", "completed",
                                 "offline", "synced", "issues", "today-upright", "visits-phone"})
            QVERIFY2(!done.pictures.filter(page).isEmpty(), page);
        for (const QString& picture : done.pictures)
            QVERIFY2(showsSomething(m_folder.filePath("tour/" + picture)), qPrintable(picture));
    }

    void aSecondTourGoesOnWithTheSameTablet()
    {
        const Tour done =
            tour(m_headquarters, m_folder.path(), {"--lang", "en", "--theme", "dark"});
        QVERIFY2(done.exitCode == 0, qPrintable(done.said + done.complained));
    }

    void aStepThatFailsIsNamed()
    {
        const QTemporaryDir folder;
        const Tour failed = tour(m_headquarters, folder.path(), {"--enrol-code", "WRONG-CODE"});
        QCOMPARE(failed.exitCode, 1);
        QVERIFY2(failed.complained.contains("“sign in” failed: "), qPrintable(failed.complained));
        QVERIFY(!failed.pictures.filter("where-it-failed").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTour)
#include "tst_tour.moc"
