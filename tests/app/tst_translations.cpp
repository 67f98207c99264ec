#include <QDir>
#include <QFile>
#include <QTest>

/// Chinese is what most users see: a text without a translation is a defect.
class TestTranslations : public QObject
{
    Q_OBJECT
private slots:
    void everyTextHasItsChinese_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(WUPAN_TRANSLATIONS);
        const QStringList files = folder.entryList({"*_zh_CN.ts"});
        QVERIFY(!files.isEmpty());
        for (const QString& file : files)
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
    }

    void everyTextHasItsChinese()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("<translation>"));
        QVERIFY2(!text.contains("unfinished"),
                 "run the target update_translations and fill in what is new");
    }
};

QTEST_APPLESS_MAIN(TestTranslations)
#include "tst_translations.moc"
