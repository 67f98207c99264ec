#include "issue_list_model.h"

#include "app/core_thread.h"
#include "tests/app/issue_fixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;
using test::IssueTablet;

namespace {

struct Page
{
    IssueTablet device;
    CoreThread core{*device.tablet};
    IssueListModel list{core};
    QAbstractItemModelTester tester{&list, QAbstractItemModelTester::FailureReportingMode::QtTest};

    [[nodiscard]] QString text(int row, IssueListModel::IssueRole role)
    {
        return row < list.count() ? list.data(list.index(row), role).toString() : QString();
    }
    [[nodiscard]] QString title(int row) { return text(row, IssueListModel::titleRole); }
};

} // namespace

class TestIssueListModel : public QObject
{
    Q_OBJECT
private slots:
    void aRowSaysWhatTheIssueIsAndWaitsFor()
    {
        Page page;
        page.device.pulled("late", -6);
        page.device.pulled("soon", 3);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.list.count(), 2);
        QCOMPARE(page.title(0), "late");
        QCOMPARE(page.text(0, IssueListModel::tagToneRole), "red");
        QVERIFY(page.text(0, IssueListModel::tagTextRole).contains('6'));
        QCOMPARE(page.text(1, IssueListModel::tagToneRole), "amber");
        QVERIFY(page.text(0, IssueListModel::subtitleRole)
                    .startsWith(QString::fromStdString(page.device.enterprise.name)));
        QCOMPARE(page.text(0, IssueListModel::pendingTextRole), "");
        QCOMPARE(page.list.overdueOfMine(), 1);
    }

    void whatATileCountsIsShownWhateverWasSought()
    {
        Page page;
        page.device.pulled("用电增容", -6);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.list.count(), 1);
        page.list.setSearch("no such");
        page.list.chooseCategory("power");
        page.list.chooseScope("all");
        QTRY_COMPARE(page.list.count(), 0);
        page.list.showScope("mine");
        QTRY_COMPARE(page.list.count(), 1);
        QCOMPARE(page.list.search(), "");
        QCOMPARE(page.list.categories()->chosen(), "");
        QCOMPARE(page.list.scopes()->chosen(), "mine");
    }

    void aLongListIsReadInWindowsWhereTheViewLooks()
    {
        Page page;
        QVERIFY(page.device.tablet->inTransaction([&] {
            RecordStore records(page.device.tablet->database());
            for (int i = 0; i < 1000; ++i)
                records.write(RecordType::issue,
                              toDocument(page.device.issue(std::to_string(i), i)));
            return done();
        }));
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.list.count(), 1000);
        QVERIFY(!page.list.data(page.list.index(900), IssueListModel::loadedRole).toBool());
        QCOMPARE(page.title(900), "");
        emit page.core.recordsChanged(); // a window on its way is asked for again, not forgotten
        QTRY_VERIFY(page.list.data(page.list.index(900), IssueListModel::loadedRole).toBool());
        QCOMPARE(page.title(900), "900");
        QVERIFY(!page.list.data(page.list.index(500), IssueListModel::loadedRole).toBool());
    }

    void windowsThatNobodyLooksAtAreDropped()
    {
        WindowCache<int> cache;
        for (int first = 0; first < 640; first += 64)
            cache.put(first, std::vector<int>(64, first));
        QCOMPARE(cache.windows().size(), WindowCache<int>::kWindows);
        QVERIFY(!cache.holds(0));
        QVERIFY(cache.find(640 - 6 * 64) != nullptr);
        cache.put(1280, {7});
        QVERIFY(cache.holds(640 - 6 * 64));
        QCOMPARE(*cache.find(1280), 7);
        QVERIFY(cache.find(1281) == nullptr);
    }

    void aChangeArrivesInPlace()
    {
        Page page;
        Issue first = page.device.pulled("first", 1);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.list.count(), 1);
        QSignalSpy resets(&page.list, &QAbstractItemModel::modelReset);
        QSignalSpy inserts(&page.list, &QAbstractItemModel::rowsInserted);
        QSignalSpy removes(&page.list, &QAbstractItemModel::rowsRemoved);
        first.title = "renamed";
        page.device.pull(first, 2);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.title(0), "renamed");
        QCOMPARE(inserts.count(), 0);
        page.device.pulled("second", 2);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.list.count(), 2);
        QCOMPARE(inserts.count(), 1);
        QVERIFY(page.device.tablet->inTransaction([&] {
            RecordStore(page.device.tablet->database()).erase(RecordType::issue, first.id.uuid);
            return done();
        }));
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.list.count(), 1);
        QCOMPARE(removes.count(), 1);
        QCOMPARE(page.title(0), "second");
        QCOMPARE(resets.count(), 0);
    }

    void scopesCategoriesAndSearchNarrowTheList()
    {
        Page page;
        page.device.pulled("厂房用地", 2);
        Issue foreign = page.device.issue("用电增容", -1);
        foreign.registeredBy = page.device.newId<OfficerId>();
        foreign.category = Category::power;
        page.device.pull(foreign);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.list.count(), 1);
        QCOMPARE(page.list.scopes()->chosen(), "mine");
        QSignalSpy filters(&page.list, &IssueListModel::filterChanged);
        page.list.chooseScope("all");
        QTRY_COMPARE(page.list.count(), 2);
        page.list.chooseCategory("power");
        QTRY_COMPARE(page.list.count(), 1);
        QCOMPARE(page.title(0), "用电增容");
        page.list.chooseCategory("");
        page.list.setSearch("cfyd");
        QTRY_COMPARE(page.title(0), "厂房用地");
        QCOMPARE(filters.count(), 4);
        page.list.setSearch("xyz");
        QTRY_COMPARE(page.list.count(), 0);
        QVERIFY(page.list.emptyText().contains("xyz"));
        page.list.setSearch("");
        page.list.chooseScope("overdue");
        QTRY_COMPARE(page.title(0), "用电增容");
        page.list.chooseScope("no such scope");
        QCOMPARE(page.list.scopes()->chosen(), "overdue");
    }

    void chipsCarryTheirCounts()
    {
        Page page;
        page.device.pulled("one", -1);
        page.device.pulled("two", 1);
        emit page.core.recordsChanged();
        const auto chip = [&](int row) {
            ChoiceModel* scopes = page.list.scopes();
            return scopes->data(scopes->index(row), ChoiceModel::textRole).toString();
        };
        QTRY_VERIFY(chip(0).endsWith('2'));
        QVERIFY(chip(1).endsWith('2'));
        QVERIFY(chip(2).endsWith('1'));
        QVERIFY(chip(3).endsWith('0'));
        QAbstractItemModelTester tester(page.list.scopes(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        page.list.chooseScope("all");
        QCOMPARE(page.list.scopes()->chosenText(), chip(1));
    }
};

QTEST_GUILESS_MAIN(TestIssueListModel)
#include "tst_issue_list_model.moc"
