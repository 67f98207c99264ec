import QtQuick
import QtQuick.Controls
import QtTest
import Wupan.Testing
import Wupan.Ui

TestCase {
    id: test

    name: "IssuesPage"
    when: windowShown
    visible: true
    width: 1192
    height: 800

    property IssuePageFixture fixture
    property IssuesPage page

    Component {
        id: fixtures

        IssuePageFixture {}
    }
    Component {
        id: pages

        IssuesPage {
            width: test.width
            height: test.height
        }
    }

    function init() {
        test.width = 1192
        fixture = createTemporaryObject(fixtures, test)
        page = pages.createObject(test, {
            "issues": fixture.issues,
            "editor": fixture.editor,
            "capture": fixture.capture
        })
        tryCompare(fixture.issues, "count", 2)
        tryVerify(() => item("issueRow:0")?.loaded)
    }

    function cleanup() {
        // Before the view models that it shows.
        page.destroy()
        wait(0)
    }

    function item(name) {
        return findChild(page, name) ?? findChild(page.Overlay.overlay, name)
    }

    function tap(name) {
        tryVerify(() => item(name) !== null && item(name).visible, 1000, name + " is not on the page")
        waitForRendering(page, 100)
        mouseClick(item(name))
    }

    function test_theIssueThatIsTappedOpensBesideTheList() {
        compare(item("issueRow:0").title, "用电增容申请")
        tap("issueRow:1")
        tryCompare(item("issueDetailTitle"), "text", "二期厂房用地保障")
        verify(!item("issueOverdue").visible)
        verify(item("issueList").visible)
        tap("issueRow:0")
        tryCompare(item("issueDetailTitle"), "text", "用电增容申请")
        tryVerify(() => item("issueOverdue").visible)
    }

    function test_chipsNarrowTheList() {
        tap("issueFilter:all")
        tryCompare(fixture.issues, "count", 3)
        tap("issueFilter:overdue")
        tryCompare(fixture.issues, "count", 1)
        tap("issueFilter:awaitingRating")
        tryCompare(fixture.issues, "count", 0)
        tryVerify(() => item("issueListEmpty").visible)
    }

    function test_initialsFindAnIssue() {
        tap("issueSearch")
        for (const letter of "eqcf")
            keyClick(letter)
        tryCompare(fixture.issues, "count", 1)
        tryVerify(() => item("issueRow:0")?.title === "二期厂房用地保障")
    }

    function test_aCommentEntersTheHistory() {
        tap("issueRow:0")
        tryVerify(() => fixture.editor.loaded)
        verify(!item("issueSubmit").enabled)
        tap("issueStep:comment")
        tap("issueComment")
        for (const letter of "seen")
            keyClick(letter)
        tap("issueSubmit")
        tryVerify(() => fixture.editor.timeline.rowCount() === 1)
        compare(item("issueComment").text, "")
        tryVerify(() => item("issueRow:0").pendingText.length > 0)
    }

    function test_aNewIssueIsRecordedAndOpened() {
        tap("captureIssue")
        tap("issueSave")
        tryVerify(() => fixture.capture.titleError.length > 0)
        tap("issueEnterprise:0")
        tryVerify(() => fixture.capture.enterprise.name.length > 0)
        tap("issueTitle")
        for (const letter of "road")
            keyClick(letter)
        tap("issueCategory:facilities")
        tap("issueUrgency:urgent")
        tap("issueSave")
        tryCompare(fixture.issues, "count", 3)
        tryCompare(item("issueDetailTitle"), "text", "road")
        tryVerify(() => !fixture.capture.active)
    }

    function test_whatWasTypedWaitsAsADraft() {
        tap("captureIssue")
        tap("issueTitle")
        keyClick("x")
        tap("issueCaptureClose")
        tryVerify(() => !fixture.capture.active)
        tap("captureIssue")
        tryCompare(fixture.capture, "title", "x")
        tap("issueDiscard")
        tryVerify(() => !fixture.capture.active)
    }

    function test_escapeKeepsTheDraftAndCloses() {
        tap("captureIssue")
        tap("issueTitle")
        keyClick("x")
        keyClick(Qt.Key_Escape)
        tryVerify(() => !fixture.capture.active)
        tryVerify(() => !item("issueTitle")?.visible)
        tap("captureIssue")
        tryVerify(() => item("issueTitle")?.visible)
        compare(item("issueTitle").text, "x")
    }

    function test_onAPhoneTheIssueTakesThePlaceOfTheList() {
        test.width = 412
        tap("issueRow:0")
        tryVerify(() => !item("issueList").visible)
        tryVerify(() => item("issueDetailTitle").visible)
        tap("issueBack")
        tryVerify(() => item("issueList").visible)
    }

    function test_theKeyboardOpensAnIssue() {
        item("issueList").forceActiveFocus()
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Return)
        tryCompare(item("issueDetailTitle"), "text", "二期厂房用地保障")
    }

    function test_theEnterpriseRatesAnAnswerAndSigns() {
        tap("issueRow:0")
        tryVerify(() => fixture.editor.loaded)
        verify(!item("collectRating").visible)
        fixture.answerOpenIssue()
        tryVerify(() => item("collectRating").visible)
        tap("collectRating")
        tryVerify(() => item("submitRating").visible)
        verify(!item("submitRating").enabled)
        tap("grade:satisfied")
        verify(!item("submitRating").enabled)
        const pad = item("ratingPad")
        mousePress(pad, 40, 40)
        mouseMove(pad, 120, 90)
        mouseRelease(pad, 160, 60)
        tryVerify(() => item("submitRating").enabled)
        tap("submitRating")
        tryVerify(() => !item("submitRating").visible)
        tryVerify(() => !item("collectRating").visible)
    }
}
