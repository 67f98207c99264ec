import QtQuick
import QtQuick.Controls
import QtTest
import Wupan.Testing
import Wupan.Ui

TestCase {
    id: test

    name: "TodayPage"
    when: windowShown
    visible: true
    width: 1192
    height: 800

    property TodayPageFixture fixture
    property TodayPage page
    property VisitPlannerSheet sheet

    Component {
        id: fixtures

        TodayPageFixture {}
    }
    Component {
        id: pages

        TodayPage {
            width: test.width
            height: test.height
            onSuggestionTaken: enterpriseId => test.fixture.planner.addToday(enterpriseId)
            onVisitWanted: test.fixture.planner.begin()
        }
    }
    Component {
        id: sheets

        VisitPlannerSheet {}
    }
    SignalSpy {
        id: visits

        signalName: "visitOpened"
    }
    SignalSpy {
        id: allVisits

        signalName: "visitsWanted"
    }
    SignalSpy {
        id: overdue

        signalName: "overdueWanted"
    }
    SignalSpy {
        id: ratings

        signalName: "ratingWanted"
    }
    SignalSpy {
        id: issues

        signalName: "issueOpened"
    }
    SignalSpy {
        id: planned

        signalName: "planned"
    }

    function init() {
        test.width = 1192
        fixture = createTemporaryObject(fixtures, test)
        page = pages.createObject(test, {
            "board": fixture.board,
            "sync": fixture.sync
        })
        sheet = sheets.createObject(test, {
            "planner": fixture.planner
        })
        for (const spy of [visits, allVisits, overdue, ratings, issues]) {
            spy.target = page
            spy.clear()
        }
        planned.target = fixture.planner
        planned.clear()
        tryVerify(() => fixture.board.loaded)
    }

    function cleanup() {
        // Before the view models that they show.
        sheet.destroy()
        page.destroy()
        wait(0)
    }

    function fill() {
        fixture.fill()
        tryCompare(fixture.board.visits, "count", 2)
        tryVerify(() => item("suggestion:0") !== null)
    }

    function item(name) {
        return findChild(page, name) ?? findChild(sheet.contentItem, name) ?? findChild(page.Overlay.overlay, name)
    }

    function tap(name) {
        tryVerify(() => item(name) !== null && item(name).visible, 1000, name + " is not on the page")
        waitForRendering(page, 100)
        mouseClick(item(name))
    }

    function test_theRingAndTheTilesShowWhatIsOwed() {
        fill()
        compare(item("quotaRing").text, "0/5")
        verify(item("quotaDetail").text.startsWith("5 more"))
        verify(item("quotaDetail").text.includes("7 day"))
        compare(item("overdueTile").number, "1")
        verify(item("overdueTile").detail.includes("6 day"))
        compare(item("summaryTile").number, "1")
        compare(item("ratingTile").number, "1")
    }

    function test_aTileOpensWhatItCounts() {
        fill()
        tap("overdueTile")
        compare(overdue.count, 1)
        tap("ratingTile")
        compare(ratings.count, 1)
        tap("summaryTile")
        compare(visits.count, 1)
        compare(visits.signalArguments[0][0], fixture.summaryVisitId)
        compare(allVisits.count, 0)
    }

    function test_withoutASummaryToWriteItsTileOpensTheList() {
        tap("summaryTile")
        compare(visits.count, 0)
        compare(allVisits.count, 1)
    }

    function test_theDaysVisitsSayWhatToDoNext() {
        fill()
        compare(item("visitRow:0").title, "智能装备示范企业")
        compare(item("visitAction:0").text, "Go on")
        compare(item("visitRow:1").time, "14:00")
        compare(item("visitRow:1").timeDetail, "1.1 km")
        compare(item("visitAction:1").text, "Check in")
        verify(!item("noVisits").visible)
    }

    function test_aVisitOpensOnceFromItsButtonAndFromItsRow() {
        fill()
        tap("visitAction:0")
        compare(visits.count, 1)
        compare(visits.signalArguments[0][0], fixture.openVisitId)
        tap("visitTitle:0")
        compare(visits.count, 2)
    }

    function test_aSuggestionIsReallyPlanned() {
        fill()
        compare(item("suggestion:0").title, "精密模具样本企业")
        verify(item("suggestion:0").detail.includes("1 issue(s) overdue"))
        tap("addToday:0")
        tryCompare(planned, "count", 1)
        tryCompare(fixture.board.visits, "count", 3)
        tryVerify(() => item("suggestion:0") === null || item("suggestion:0").title !== "精密模具样本企业")
        compare(item("visitRow:2").title, "精密模具样本企业")
        compare(item("visitAction:2").text, "Check in")
        verify(!sheet.opened)
    }

    function test_theMarginOfASuggestionsButtonBelongsToIt() {
        fill()
        waitForRendering(page, 100)
        mouseClick(item("addToday:0"), item("addToday:0").width / 2, -2)
        tryCompare(planned, "count", 1)
        tryCompare(fixture.board.visits, "count", 3)
    }

    function test_beyondTheCapASuggestionAsksAndOffersToGoAlong() {
        fill()
        fixture.reachTheCap() // and the list has not heard of it yet
        tap("addToday:0")
        tryVerify(() => sheet.opened)
        tryVerify(() => item("burdenWarning").visible)
        verify(item("burdenWarning").text.includes("2 at most"))
        compare(item("startVisit").text, "Plan the visit")
        const joint = fixture.planner.joinable
        tap("joinVisit:" + joint.data(joint.index(1, 0), Qt.UserRole))
        compare(item("startVisit").text, "Join the visit")
        verify(!item("visitDay:now").visible)
        tap("startVisit")
        tryCompare(planned, "count", 1)
        tryVerify(() => !sheet.opened)
    }

    function test_aNewVisitIsPlannedForADayOfTheCalendar() {
        fill()
        tap("newVisit")
        tryVerify(() => sheet.opened)
        verify(!item("startVisit").enabled)
        tap("visitEnterprise:0")
        verify(item("startVisit").enabled)
        compare(item("startVisit").text, "Begin the visit")
        tap("visitCalendar")
        tryVerify(() => item("monthShown")?.text === "November 2026")
        verify(!item("day:2026-11-22").enabled)
        verify(item("day:2026-11-23").isToday)
        tap("nextMonth")
        tryCompare(item("monthShown"), "text", "December 2026")
        tap("day:2026-12-15")
        tryCompare(fixture.planner.days, "chosen", "2026-12-15")
        tap("visitTime:14:00")
        compare(item("startVisit").text, "Plan the visit")
        tap("startVisit")
        tryCompare(planned, "count", 1)
        compare(planned.signalArguments[0][1], false)
        tryCompare(fixture.history.visits, "count", 4)
        compare(fixture.history.visits.data(fixture.history.visits.index(0, 0), Qt.UserRole + 1), "12-15")
    }

    function test_theSheetIsLeftWithEscape() {
        tap("newVisit")
        tryVerify(() => sheet.opened)
        keyClick(Qt.Key_Escape)
        tryVerify(() => !sheet.opened)
        verify(!fixture.planner.active)
        tap("newVisit")
        tryVerify(() => sheet.opened)
    }

    function test_theKeyboardReachesTilesVisitsAndSuggestions() {
        fill()
        item("newVisit").forceActiveFocus(Qt.TabFocusReason)
        for (const name of ["overdueTile", "summaryTile", "ratingTile", "visitAction:0", "visitAction:1", "addToday:0"]) {
            keyClick(Qt.Key_Tab)
            verify(item(name).activeFocus, name + " has no focus")
            verify(item(name).visualFocus)
        }
        keyClick(Qt.Key_Return)
        tryCompare(planned, "count", 1)
    }

    function test_newsArriveWithAPull() {
        fill()
        verify(item("noNews").visible)
        fixture.newsArrive()
        tryVerify(() => item("news:0") !== null)
        compare(item("news:0").title, "用电增容申请")
        verify(!item("noNews").visible)
        tap("news:0")
        compare(issues.count, 1)
        compare(issues.signalArguments[0][0], fixture.issueId)
    }

    function test_noticesAreReadInASheet() {
        fill()
        fixture.newsArrive()
        tryVerify(() => item("news:0") !== null)
        tryCompare(item("allNotices"), "text", "All notices (1 new)")
        tap("allNotices")
        tryVerify(() => item("notice:0") !== null)
        compare(item("notice:0").tag, "new")
        tap("markNoticesSeen")
        tryVerify(() => item("notice:0").tag !== "new")
        verify(!item("markNoticesSeen").enabled)
        tap("closeNotices")
        tryVerify(() => item("notice:0") === null)
        compare(item("allNotices").text, "All notices")
        tap("allNotices")
        tryVerify(() => item("notice:0") !== null)
        tap("notice:0")
        compare(issues.signalArguments[0][0], fixture.issueId)
    }

    function test_anEmptyParkSaysWhatIsMissing() {
        verify(item("noVisits").visible)
        verify(!item("noVisits").text.includes("suggestion"))
        verify(item("noPlates").visible)
        verify(item("noNews").visible)
        compare(item("quotaRing").text, "0/5")
    }

    function test_aPhoneShowsTheSameInOneColumn() {
        test.width = 412
        fill()
        const scroll = item("todayScroll")
        tryVerify(() => scroll.contentHeight > scroll.height)
        verify(scroll.contentWidth <= scroll.width)
        for (const name of ["quotaRing", "ratingTile", "newVisit", "visitAction:0", "addToday:0"]) {
            const place = item(name).mapToItem(page, 0, 0)
            verify(place.x >= 0 && place.x + item(name).width <= 412, name + " sticks out")
        }
        for (const name of ["visitTitle:0", "visitTitle:1"])
            tryVerify(() => !item(name).truncated, 1000, name + " is cut")
        tap("visitAction:0")
        compare(visits.count, 1)
        scroll.contentY = scroll.contentHeight - scroll.height
        verify(item("noNews").visible)
    }
}
