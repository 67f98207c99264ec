import QtQuick
import QtTest
import Wupan.Testing
import Wupan.Ui

TestCase {
    id: test

    name: "VisitsPage"
    when: windowShown
    visible: true
    width: 1192
    height: 800

    property TodayPageFixture fixture
    property VisitsPage page

    Component {
        id: fixtures

        TodayPageFixture {}
    }
    Component {
        id: pages

        VisitsPage {
            width: test.width
            height: test.height
        }
    }
    SignalSpy {
        id: visits

        signalName: "visitOpened"
    }
    SignalSpy {
        id: newVisits

        signalName: "visitWanted"
    }
    SignalSpy {
        id: syncs

        signalName: "syncWanted"
    }

    function init() {
        test.width = 1192
        fixture = createTemporaryObject(fixtures, test)
        page = pages.createObject(test, {
            "history": fixture.history,
            "sync": fixture.sync
        })
        for (const spy of [visits, newVisits, syncs]) {
            spy.target = page
            spy.clear()
        }
        tryVerify(() => fixture.history.loaded)
    }

    function cleanup() {
        // Before the view models that it shows.
        page.destroy()
        wait(0)
    }

    function fill() {
        fixture.fill()
        tryCompare(fixture.history.visits, "count", 3)
        tryVerify(() => item("visitRow:2") !== null)
    }

    function item(name) {
        return findChild(page, name)
    }

    function tap(name) {
        tryVerify(() => item(name) !== null && item(name).visible, 1000, name + " is not on the page")
        waitForRendering(page, 100)
        mouseClick(item(name))
    }

    function test_theLatestVisitIsTheFirst() {
        fill()
        compare(item("visitRow:0").title, "新材料产业园样本企业")
        compare(item("visitRow:0").time, "11-23")
        compare(item("visitRow:0").timeDetail, "14:00")
        compare(item("visitRow:1").title, "智能装备示范企业")
        compare(item("visitRow:2").title, "电子信息孵化企业")
        compare(item("visitAction:2").text, "Write summary")
        verify(!item("visitListEmpty").visible)
    }

    function test_aVisitOpensOnceFromItsButtonAndFromItsRow() {
        fill()
        tap("visitAction:2")
        compare(visits.count, 1)
        compare(visits.signalArguments[0][0], fixture.summaryVisitId)
        tap("visitTitle:1")
        compare(visits.count, 2)
        compare(visits.signalArguments[1][0], fixture.openVisitId)
    }

    function test_theKeyboardOpensAVisit() {
        fill()
        item("visitList").forceActiveFocus()
        verify(item("visitRow:0").marked)
        keyClick(Qt.Key_Down)
        verify(item("visitRow:1").marked)
        keyClick(Qt.Key_Return)
        compare(visits.count, 1)
        compare(visits.signalArguments[0][0], fixture.openVisitId)
    }

    function test_noVisitsYetIsSaid() {
        tryVerify(() => item("visitListEmpty").visible)
        tap("newVisitFromList")
        compare(newVisits.count, 1)
    }

    function test_theChipLeadsToTheSyncPage() {
        tap("offlineChip")
        compare(syncs.count, 1)
    }

    function test_aPhoneShowsTheWholeName() {
        test.width = 412
        fill()
        for (const row of [0, 1, 2])
            tryVerify(() => !item("visitTitle:" + row).truncated, 1000, "row " + row)
        const place = item("visitAction:2").mapToItem(page, 0, 0)
        verify(place.x + item("visitAction:2").width <= 412)
        tap("visitAction:2")
        compare(visits.count, 1)
    }
}
