import QtQuick
import QtTest
import Wupan.Testing
import Wupan.Ui

TestCase {
    id: test

    name: "EnterprisesPage"
    when: windowShown
    visible: true
    width: 1192
    height: 800

    property EnterprisePageFixture fixture
    property EnterprisesPage page

    Component {
        id: fixtures

        EnterprisePageFixture {}
    }
    Component {
        id: pages

        EnterprisesPage {
            width: test.width
            height: test.height
        }
    }
    SignalSpy {
        id: visits

        signalName: "visitWanted"
    }
    SignalSpy {
        id: captures

        signalName: "issueWanted"
    }
    SignalSpy {
        id: issues

        signalName: "issueOpened"
    }

    function init() {
        test.width = 1192
        fixture = createTemporaryObject(fixtures, test)
        page = pages.createObject(test, {
            "enterprises": fixture.enterprises,
            "profile": fixture.profile
        })
        for (const spy of [visits, captures, issues]) {
            spy.target = page
            spy.clear()
        }
        tryCompare(fixture.enterprises, "count", 2)
        tryVerify(() => item("enterpriseRow:0")?.loaded)
    }

    function cleanup() {
        // Before the view models that it shows.
        page.destroy()
        wait(0)
    }

    function item(name) {
        return findChild(page, name)
    }

    function tap(name) {
        tryVerify(() => item(name) !== null && item(name).visible, 1000, name + " is not on the page")
        waitForRendering(page, 100)
        mouseClick(item(name))
    }

    function openTheFull() {
        tap("enterpriseRow:1")
        tryCompare(item("enterpriseTitle"), "text", "智能装备示范企业")
        tryVerify(() => item("enterpriseIssue:0") !== null)
    }

    function test_theEnterpriseThatIsTappedOpensBesideTheList() {
        compare(item("enterpriseRow:0").name, "新材料样本企业")
        tap("enterpriseRow:0")
        tryCompare(item("enterpriseTitle"), "text", "新材料样本企业")
        openTheFull()
        verify(item("enterpriseList").visible)
        verify(item("enterpriseRow:1").current)
    }

    function test_aLongProfileScrollsAndAnotherBeginsAtItsTop() {
        openTheFull()
        for (let visit = 0; visit < 4; ++visit)
            fixture.addVisit()
        const scroll = item("enterpriseProfile")
        tryVerify(() => scroll.contentHeight > scroll.height)
        scroll.contentY = 100
        tap("enterpriseRow:0")
        tryCompare(scroll, "contentY", 0)
    }

    function test_initialsFindAnEnterprise() {
        tap("enterpriseSearch")
        for (const letter of "znzb")
            keyClick(letter)
        tryCompare(fixture.enterprises, "count", 1)
        tryVerify(() => item("enterpriseRow:0")?.name === "智能装备示范企业")
        keyClick("x")
        tryVerify(() => item("enterpriseListEmpty").visible)
    }

    function test_aVisitAndAnIssueAreWantedForTheOpenEnterprise() {
        openTheFull()
        tap("newVisitHere")
        compare(visits.count, 1)
        compare(visits.signalArguments[0][0], fixture.profile.enterpriseId)
        tap("newIssueHere")
        compare(captures.count, 1)
        compare(captures.signalArguments[0][0], fixture.profile.enterpriseId)
    }

    function test_anOpenIssueIsOpened() {
        openTheFull()
        compare(item("enterpriseIssue:0").title, "用电增容申请")
        tap("enterpriseIssue:0")
        compare(issues.count, 1)
        compare(issues.signalArguments[0][0], fixture.firstIssueId)
    }

    function test_enoughVisitsAreANotice() {
        openTheFull()
        verify(!item("enterpriseAtCap").visible)
        fixture.addVisit()
        tryVerify(() => item("enterpriseAtCap").visible)
        verify(!item("enterpriseBurden").visible)
    }

    function test_onAPhoneTheEnterpriseTakesThePlaceOfTheList() {
        test.width = 412
        openTheFull()
        tryVerify(() => !item("enterpriseList").visible)
        tap("newVisitHere")
        compare(visits.count, 1)
        tap("enterpriseBack")
        tryVerify(() => item("enterpriseList").visible)
        compare(fixture.profile.enterpriseId, "")
    }

    function test_theKeyboardOpensAnEnterprise() {
        item("enterpriseList").forceActiveFocus()
        verify(item("enterpriseRow:0").marked)
        keyClick(Qt.Key_Down)
        verify(item("enterpriseRow:1").marked)
        keyClick(Qt.Key_Return)
        tryCompare(item("enterpriseTitle"), "text", "智能装备示范企业")
    }
}
