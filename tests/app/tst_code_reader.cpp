#include "tests/app/checklist_fixture.h"
#include "tests/app/code_pictures.h"
#include "tests/app/every_type_form.h"
#include "tests/app/pictures.h"

#include <QColor>

using namespace wupan;
using namespace wupan::test;

namespace {

const QString kLabel = "/data/m/label";

} // namespace

/// A question for a code, answered by a photo.
class TestCodeReader : public QObject
{
    Q_OBJECT
private slots:
    void aPhotoOfACodeAnswersAndIsNotKept()
    {
        ChecklistPage page("/data/m", kEveryType);
        page.editor.type(kLabel, "typed");
        page.editor.addPhoto(kLabel, page.picture(encoded(qrCode("设备 A-17"), "PNG")));
        QCOMPARE(page.editor.codes()->path(), kLabel);
        QVERIFY(page.editor.codes()->text().contains("Reading"));
        QTRY_COMPARE(page.saved(kLabel), "设备 A-17");
        QCOMPARE(page.editor.codes()->path(), "");
        QCOMPARE(page.row(kLabel).photos->rowCount(), 0);
    }

    void ofSeveralCodesOneIsChosen()
    {
        ChecklistPage page("/data/m", kEveryType);
        CodeReader& reader = *page.editor.codes();
        page.editor.addPhoto(
            kLabel, page.picture(encoded(sideBySide({qrCode("one"), qrCode("two")}), "PNG")));
        QTRY_COMPARE(reader.codes().size(), 2);
        QVERIFY(reader.text().contains("2"));
        reader.use("three");
        QCOMPARE(page.saved(kLabel), "");
        reader.use("two");
        QTRY_COMPARE(page.saved(kLabel), "two");
        QCOMPARE(reader.codes(), QStringList());
    }

    void aPhotoWithoutACodeLeavesTheAnswer()
    {
        ChecklistPage page("/data/m", kEveryType);
        CodeReader& reader = *page.editor.codes();
        page.editor.type(kLabel, "typed");
        page.editor.flush();
        page.editor.addPhoto(kLabel, page.picture(test::jpeg(Qt::green)));
        QTRY_VERIFY(reader.text().contains("No code"));
        page.editor.addPhoto(kLabel, page.picture("no picture"));
        QTRY_VERIFY(reader.text().contains("JPEG"));
        QCOMPARE(page.saved(kLabel), "typed");
        // Who turns to another page has given up.
        const QString photo = page.picture(encoded(qrCode("late"), "PNG")).toLocalFile();
        QVERIFY(QFile::rename(photo, photo + "-late"));
        page.editor.addPhoto(kLabel, QUrl::fromLocalFile(photo + "-late"));
        page.editor.showSection("/data/v");
        QCOMPARE(reader.path(), "");
        page.editor.showSection("/data/m");
        page.editor.addPhoto(kLabel, page.picture(test::jpeg(Qt::green)));
        QTRY_VERIFY(reader.text().contains("No code")); // one is read after the other
        page.settle();
        QCOMPARE(page.saved(kLabel), "typed");
    }
};

QTEST_GUILESS_MAIN(TestCodeReader)
#include "tst_code_reader.moc"
