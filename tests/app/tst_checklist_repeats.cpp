#include "tests/app/checklist_fixture.h"
#include "tests/app/every_type_form.h"

using namespace wupan;
using namespace wupan::test;

namespace {

struct Page : ChecklistPage
{
    QSignalSpy added{&editor, &ChecklistEditor::rowAdded};

    Page()
        : ChecklistPage(kSites, kEveryType)
    {}
    [[nodiscard]] QStringList keys()
    {
        QStringList keys;
        for (const QuestionRow& row : editor.questions()->rows())
            keys << row.key;
        return keys;
    }
    /// Paths of the instances of the outer repeat.
    [[nodiscard]] QStringList sites()
    {
        QStringList paths;
        for (const QuestionRow& row : editor.questions()->rows())
            if (row.style == "instance" && row.path.count('[') == 1)
                paths << row.path;
        return paths;
    }
    QString addSite()
    {
        editor.addInstance(kSites);
        return sites().last();
    }
    void answer(const QString& path, const QString& text)
    {
        editor.type(path, text);
        editor.flush();
        settle();
    }
};

} // namespace

/// Repeats on the page: what is there, what is saved, and what keeps the checklist incomplete.
class TestChecklistRepeats : public QObject
{
    Q_OBJECT
private slots:
    void instancesAreNumberedAndAddedBehindTheLast()
    {
        Page page;
        const auto before = page.sites().size();
        const QString site = page.addSite();
        QCOMPARE(page.sites().size(), before + 1);
        QCOMPARE(page.added.last().front().toString(), "instance:" + site);
        QCOMPARE(page.row("instance:" + site).label, QString("Site · no. %1").arg(before + 1));
        QCOMPARE(page.row("add:/data/site").label, "＋ Add: Site");
        QCOMPARE(page.keys().last(), "add:/data/site");
        QCOMPARE(page.keys().indexOf("add:" + site + "/shift"), page.keys().size() - 2);
        QCOMPARE(page.row(site + "/title").level, 1);
        page.editor.addInstance(site + "/shift");
        QCOMPARE(page.row(page.added.last().front().toString()).label.contains("Shift · no. "),
                 true);
        page.editor.addInstance("/data/nothing");
        QCOMPARE(page.failed.count(), 1);
    }

    void answersOfInstancesAreSavedAndComeBack()
    {
        Page page;
        const QString first = page.addSite();
        const QString second = page.addSite();
        page.answer(first + "/title", "North");
        page.answer(second + "/title", "South");
        QCOMPARE(page.saved(first + "/title"), "North");
        QCOMPARE(page.saved(second), "1");
        // Left, and opened again from what the tablet has.
        page.editor.close();
        page.show();
        page.editor.showSection(kSites);
        QCOMPARE(page.row(first + "/title").answer, "North");
        QCOMPARE(page.row(second + "/title").answer, "South");
    }

    void anInstanceGoesWithItsAnswersAndSaysHowMany()
    {
        Page page;
        const QString first = page.addSite();
        const QString second = page.addSite();
        QVERIFY(page.row("instance:" + second).removal.contains("Nothing is answered"));
        page.answer(second + "/title", "South");
        page.answer(second + "/staff", "12");
        QVERIFY2(page.row("instance:" + second).removal.contains("2 answer"),
                 qPrintable(page.row("instance:" + second).removal));
        page.editor.type(second + "/staff", "many"); // refused, and gone with it
        page.editor.flush();
        page.editor.removeInstance(second);
        page.settle();
        QVERIFY(!page.sites().contains(second));
        QVERIFY(page.sites().contains(first));
        QCOMPARE(page.saved(second + "/title"), "");
        QCOMPARE(page.saved(second), "");
        QVERIFY(!page.isGap(second + "/staff"));
        page.editor.close();
        page.show();
        page.editor.showSection(kSites);
        QVERIFY(!page.sites().contains(second));
    }

    void onAFullDiskAnInstanceStaysUntilItIsSaved()
    {
        Page page;
        page.settle();
        page.disk.fill();
        const QString site = page.addSite();
        QTRY_VERIFY(!page.editor.unsaved().problem().isEmpty());
        QVERIFY(page.sites().contains(site));
        page.disk.free();
        page.answer(site + "/title", "North");
        QTRY_COMPARE(page.saved(site), "1");
        QTRY_COMPARE(page.saved(site + "/title"), "North");
    }

    void anAnswerFromHeadquartersKeepsTheInstances()
    {
        Page page;
        const QString site = page.addSite();
        page.answer(site + "/title", "North");
        Visit visit = page.device.visit(page.visit);
        visit.answers[(site + "/staff").toStdString()] = "30";
        page.device.pull(visit);
        page.show();
        QCOMPARE(page.row(site + "/staff").answer, "30");
        QCOMPARE(page.row(site + "/title").answer, "North");
        QVERIFY(page.sites().contains(site));
    }

    void nobodyElseAddsOrRemoves()
    {
        Page page;
        const QString site = page.addSite();
        page.settle();
        VisitDetails details = *readVisitDetails(*page.device.tablet, page.visit, {});
        details.mine = false;
        page.editor.show(details);
        const QStringList sites = page.sites();
        page.editor.addInstance(kSites);
        page.editor.removeInstance(site);
        QCOMPARE(page.sites(), sites);
        QCOMPARE(page.saved(site), "1");
    }

    void theFirstGapComesFirst()
    {
        Page page;
        const QString site = page.addSite();
        page.editor.type(site + "/staff", "many");
        page.editor.flush();
        QVERIFY(page.editor.hasGaps());
        const auto gaps = page.editor.gaps();
        QCOMPARE(gaps.size(), std::size_t{2});
        QCOMPARE(gaps[0].path, "/data/c/mood");
        QCOMPARE(gaps[0].sectionPath, "/data/c");
        QVERIFY(gaps[0].kind == ChecklistEditor::Gap::Kind::required);
        QCOMPARE(QString::fromStdString(gaps[1].path), site + "/staff");
        QCOMPARE(gaps[1].label, "Staff");
        QVERIFY(gaps[1].kind == ChecklistEditor::Gap::Kind::refused);
    }

    void aPageOfARepeatAloneIsAStepAlsoWhileItIsEmpty()
    {
        Page page;
        for (const QString& site : page.sites())
            page.editor.removeInstance(site);
        QVERIFY(page.sites().isEmpty());
        const auto sections = page.editor.sections();
        QCOMPARE(sections.back().section->path, kSites);
        QCOMPARE(page.editor.titleOf(*sections.back().section), "Site");
        QVERIFY(!page.addSite().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestChecklistRepeats)
#include "tst_checklist_repeats.moc"
