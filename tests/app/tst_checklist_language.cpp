#include "tests/app/checklist_fixture.h"
#include "tests/app/every_type_form.h"

using namespace wupan;
using namespace wupan::test;

namespace {

const std::string kSection = "/data/c";
const QString kMood = "/data/c/mood";

} // namespace

/// A form in several languages, one of which the officer chooses.
class TestChecklistLanguage : public QObject
{
    Q_OBJECT
private slots:
    void guidanceAndLanguageFollowTheForm()
    {
        ChecklistPage page(kSection, kEveryType);
        QCOMPARE(page.row(kMood).label, "How is the mood?");
        QCOMPARE(page.row(kMood).guidance, "Ask the works council too.");
        QCOMPARE(page.editor.languages()->rowCount(), 2);
        page.editor.chooseLanguage("zh");
        QCOMPARE(page.row(kMood).label, "企业情绪如何？");
        QCOMPARE(page.row(kMood).choices->rows().front().label, "差");
        page.show();
        QCOMPARE(page.row(kMood).label, "企业情绪如何？");
        page.editor.chooseLanguage("fr");
        QCOMPARE(page.editor.languages()->chosen(), "zh");
        page.editor.close();
        page.show();
        page.editor.showSection("/data/c");
        QCOMPARE(page.row(kMood).label, "How is the mood?");
    }
};

QTEST_GUILESS_MAIN(TestChecklistLanguage)
#include "tst_checklist_language.moc"
