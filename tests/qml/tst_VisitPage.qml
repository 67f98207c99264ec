import QtQuick
import QtQuick.Controls
import QtTest
import Wupan.Testing
import Wupan.Ui

/// Check-in and the checklist.
TestCase {
    id: test

    name: "VisitPage"
    when: windowShown
    visible: true
    width: 1192
    height: 800

    readonly property string revenue: "/data/targets/revenue_this_year"
    readonly property string orders: "/data/targets/orders"
    readonly property string ladder: "/data/targets/ladder_plan"
    readonly property string schedule: "/data/projects/installation_on_schedule"
    readonly property string behind: "/data/projects/days_behind"
    readonly property string resources: "/data/projects/resources_secured"
    readonly property string percent: "/data/projects/progress_percent"
    readonly property string photo: "/data/projects/site_photo"

    property VisitPageFixture fixture
    property VisitPage page

    Component {
        id: fixtures

        VisitPageFixture {}
    }
    Component {
        id: pages

        VisitPage {
            width: test.width
            height: test.height
        }
    }
    Component {
        id: captures

        IssueCapture {}
    }
    SignalSpy {
        id: photos

        signalName: "photoWanted"
    }
    SignalSpy {
        id: issues

        signalName: "issueOpened"
    }

    function init() {
        test.width = 1192
        test.height = 800
        fixture = createTemporaryObject(fixtures, test)
        page = pages.createObject(test, {
            "editor": fixture.editor,
            "sync": fixture.sync
        })
        for (const spy of [photos, issues]) {
            spy.target = page
            spy.clear()
        }
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
        tryVerify(() => item(name) !== null && item(name).visible && item(name).enabled, 5000, name + " is not on the page")
        waitForRendering(page, 100)
        mouseClick(item(name))
    }

    function type(text) {
        for (const letter of text)
            keyClick(letter)
    }

    function open(visit, step) {
        fixture.editor.open(visit)
        tryVerify(() => fixture.editor.loaded)
        if (step !== undefined)
            fixture.editor.steps.goTo(step)
    }

    /// Brings a control of a question into view.
    function reveal(path, name) {
        const list = item("questionList")
        tryVerify(() => {
            list.show(path)
            waitForRendering(page, 100)
            return inView(name ?? "answer:" + path)
        }, 5000, path + " is not in view")
    }

    function inView(name) {
        const list = item("questionList")
        const control = item(name)
        if (control === null)
            return false
        const top = control.mapToItem(list, 0, 0).y
        return top >= 0 && top + control.height <= list.height
    }

    /// The width of a phone.
    function narrow() {
        test.width = 412
        tryVerify(() => item("visitStepRow").visible)
        waitForRendering(page, 100)
    }

    function step(key) {
        return findChild(item(page.narrow ? "visitStepRow" : "visitSteps"), "step:" + key)
    }

    function test_aPlannedVisitIsCheckedInWhereTheOfficerIs() {
        open(fixture.planned)
        compare(item("visitTitle").text, "智能装备示范企业")
        verify(!item("completeVisit").visible)
        verify(item("positionText").text.startsWith("Finding"))
        fixture.tellPosition(7.4)
        tryCompare(item("positionText"), "text", "Position found, within 8 m")
        tap("checkIn")
        tryVerify(() => fixture.editor.fillable)
        tryCompare(fixture.editor.steps, "title", "Targets")
        verify(step("checkIn").finished)
        verify(step("/data/targets").current)
        fixture.editor.steps.previous()
        verify(item("checkedInText").text.includes("within 8 m"))
        tryVerify(() => item("savedChip").visible)
    }

    function test_questionsAreAnsweredByTapAndKey() {
        open(fixture.underWay)
        tap("answer:" + revenue)
        type("1200.5")
        tap("answer:" + orders + ":full")
        verify(item("answer:" + orders + ":full").chosen)
        tap("answer:" + ladder + ":giant")
        tap("answer:" + ladder + ":hightech")
        tryVerify(() => fixture.savedAnswer(fixture.underWay, revenue) === "1200.5")
        compare(fixture.savedAnswer(fixture.underWay, orders), "full")
        tryVerify(() => fixture.savedAnswer(fixture.underWay, ladder) === "giant hightech")
        tap("nextSection")
        tap("answer:/data/investment/upstream_lead:yes")
        tap("answer:/data/investment/lead_name")
        type("a partner")
        tap("answer:/data/investment/lead_date")
        type("2026-12-01")
        tryVerify(() => fixture.savedAnswer(fixture.underWay, "/data/investment/lead_date") === "2026-12-01")
        compare(fixture.savedAnswer(fixture.underWay, "/data/investment/lead_name"), "a partner")
        compare(step("/data/investment").progress, "3/5")
        mouseClick(step("/data/projects"))
        reveal(percent)
        tap("answer:" + percent)
        type("84")
        tap("answer:" + percent + ":plus")
        tryVerify(() => fixture.savedAnswer(fixture.underWay, percent) === "85")
    }

    function test_theStepperStopsWhereTheFormEnds() {
        open(fixture.underWay, "/data/projects")
        reveal(percent)
        tap("answer:" + percent + ":minus")
        compare(item("answer:" + percent).text, "0")
        tap("answer:" + percent + ":minus")
        compare(item("answer:" + percent).text, "0")
        verify(!item("problem:" + percent).visible)
    }

    function test_whoTypesOnIsNotDisturbedByTheSave() {
        open(fixture.underWay)
        fixture.editor.checklist.type(revenue, "100")
        fixture.editor.checklist.type("/data/targets/revenue_next_year", "200")
        fixture.editor.steps.next()
        fixture.editor.steps.previous()
        const field = "answer:/data/targets/growth_reason"
        reveal("/data/targets/growth_reason")
        tap(field)
        type("new plat")
        keyClick(Qt.Key_Left)
        keyClick(Qt.Key_Left)
        type(" ")
        tryVerify(() => fixture.savedAnswer(fixture.underWay, "/data/targets/growth_reason") === "new pl at")
        fixture.editor.steps.changed()
        compare(item(field).text, "new pl at")
        compare(item(field).cursorPosition, 7)
        keyClick(Qt.Key_End)
        type(" ")
        tryVerify(() => item("savedChip").visible)
        wait(0)
        compare(item(field).text, "new pl at ")
        verify(item(field).activeFocus)
    }

    function test_aRefusedNumberSaysWhyAndIsCorrected() {
        open(fixture.underWay, "/data/projects")
        reveal(percent)
        tap("answer:" + percent)
        type("850")
        tryVerify(() => item("problem:" + percent).visible)
        compare(item("problem:" + percent).text, "Not saved: Progress must be between 0 and 100")
        compare(fixture.savedAnswer(fixture.underWay, percent), "")
        keyClick(Qt.Key_Backspace)
        verify(!item("problem:" + percent).visible)
        tryVerify(() => fixture.savedAnswer(fixture.underWay, percent) === "85")
    }

    function test_relevantQuestionsAppearAndVanish() {
        open(fixture.underWay, "/data/projects")
        compare(item("answer:" + behind), null)
        tap("answer:" + schedule + ":no")
        tryVerify(() => item("answer:" + behind) !== null)
        tap("answer:" + schedule + ":yes")
        tryVerify(() => item("answer:" + behind) === null)
    }

    function test_aDifficultyProposesAnIssueThatIsPutOnTheList() {
        open(fixture.underWay, "/data/projects")
        verify(!item("proposal:" + resources).visible)
        tap("answer:" + resources + ":no")
        tryVerify(() => item("proposal:" + resources).visible)
        compare(item("proposal:" + resources).text, "Are land, power and labour secured: No")
        tap("proposalConfirm:" + resources)
        tryCompare(item("proposal:" + resources), "stage", "taken")
        verify(!item("proposalConfirm:" + resources).visible)
        tap("addPhoto:" + resources)
        compare(photos.signalArguments[0][0], resources)
        compare(photos.signalArguments[0][1], true)
        fixture.editor.checklist.addProposalPhoto(resources, fixture.picture)
        tryVerify(() => item("proposal:" + resources).photos.rowCount() === 1)
        tap("proposalOpen:" + resources)
        compare(issues.count, 1)
    }

    function test_aProposalIsDeclined() {
        open(fixture.underWay, "/data/projects")
        tap("answer:" + resources + ":no")
        tap("proposalDecline:" + resources)
        tryCompare(item("proposal:" + resources), "stage", "declined")
        verify(!item("proposalDecline:" + resources).visible)
        verify(item("proposalConfirm:" + resources).visible)
    }

    function test_aProposalIsEditedFirst() {
        const capture = createTemporaryObject(captures, page, {"editor": fixture.capture})
        open(fixture.underWay, "/data/projects")
        tap("answer:" + resources + ":no")
        tap("proposalEdit:" + resources)
        tryVerify(() => fixture.capture.active)
        compare(fixture.capture.title, "Are land, power and labour secured: No")
        tap("issueTitle")
        type("!")
        tap("issueSave")
        tryVerify(() => !fixture.capture.active)
        tryCompare(item("proposal:" + resources), "stage", "taken")
        compare(item("proposal:" + resources).text, "Are land, power and labour secured: No!")
        capture.destroy()
    }

    function test_aPhotoIsTakenForItsQuestion() {
        open(fixture.underWay, "/data/projects")
        reveal(photo, "addPhoto:" + photo)
        tap("addPhoto:" + photo)
        compare(photos.signalArguments[0][0], photo)
        compare(photos.signalArguments[0][1], false)
        fixture.editor.checklist.addPhoto(photo, fixture.picture)
        tryVerify(() => fixture.savedAnswer(fixture.underWay, photo).length > 0)
    }

    function test_aDayIsChosenFromTheCalendarInsideTheWindow() {
        narrow()
        open(fixture.underWay, "/data/investment")
        tap("answer:/data/investment/upstream_lead:yes")
        reveal("/data/investment/lead_date")
        tap("answer:/data/investment/lead_date")
        type("2026-12-01")
        tap("calendar:/data/investment/lead_date")
        const calendar = item("calendarPopup")
        tryVerify(() => calendar !== null && calendar.visible)
        const place = calendar.mapToItem(test, 0, 0)
        verify(place.x >= 0 && place.x + calendar.width <= test.width, "at " + place.x)
        verify(place.y >= 0 && place.y + calendar.height <= test.height, "at " + place.y)
        tap("day:2026-12-15")
        tryCompare(item("answer:/data/investment/lead_date"), "text", "2026-12-15")
        tryVerify(() => fixture.savedAnswer(fixture.underWay, "/data/investment/lead_date") === "2026-12-15")
    }

    function test_theKeyboardAnswersAndGoesOn() {
        open(fixture.underWay, "/data/projects")
        item("answer:" + schedule + ":yes").forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Space)
        tryVerify(() => fixture.savedAnswer(fixture.underWay, schedule) === "yes")
        for (let tabs = 0; tabs < 3; ++tabs)
            keyClick(Qt.Key_Tab)
        verify(item("answer:" + resources + ":yes").activeFocus)
        keyClick(Qt.Key_Enter)
        tryVerify(() => fixture.savedAnswer(fixture.underWay, resources) === "yes")
        for (let tabs = 0; tabs < 4; ++tabs)
            keyClick(Qt.Key_Tab)
        verify(item("answer:" + percent).activeFocus)
        type("7")
        for (let tabs = 0; tabs < 2; ++tabs)
            keyClick(Qt.Key_Tab)
        verify(item("answer:/data/projects/missing_approvals:eia").activeFocus)
        keyClick(Qt.Key_Return)
        tryVerify(() => fixture.savedAnswer(fixture.underWay, "/data/projects/missing_approvals") === "eia")
        tryVerify(() => fixture.savedAnswer(fixture.underWay, percent) === "7")
        item("nextSection").forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Return)
        compare(fixture.editor.steps.title, "Funds")
    }

    function test_theKeyboardLeavesATextAndSeesWhereItIs() {
        open(fixture.underWay, "/data/innovation")
        tap("answer:/data/innovation/technology_need:yes")
        reveal("/data/innovation/technology_text")
        tap("answer:/data/innovation/technology_text")
        type("a")
        verify(inView("answer:/data/innovation/technology_text"))
        test.height = 480
        tryVerify(() => item("questionList").height < 300)
        tryVerify(() => inView("answer:/data/innovation/technology_text"))
        keyClick(Qt.Key_Tab)
        compare(item("answer:/data/innovation/technology_text").text, "a")
        for (let tabs = 0; tabs < 6; ++tabs)
            keyClick(Qt.Key_Tab)
        verify(item("answer:/data/innovation/expert_visit:yes").activeFocus)
        verify(inView("answer:/data/innovation/expert_visit:yes"))
    }

    function test_anotherOfficersVisitIsReadOnly() {
        open(fixture.ofAnother)
        tryCompare(item("visitState"), "visible", true)
        verify(item("summaryField").readOnly)
        fixture.editor.steps.goTo("/data/targets")
        verify(item("answer:" + orders + ":full").chosen)
        verify(!item("answer:" + orders + ":short").enabled)
        mouseClick(item("answer:" + orders + ":short"))
        verify(item("answer:" + orders + ":full").chosen)
        verify(!item("captureIssue").visible)
        fixture.editor.steps.goTo("signature")
        verify(!item("completeVisit").visible)
        verify(!item("signaturePad").visible)
        compare(item("signatureText").text, "Not signed")
    }

    function test_aVisitWithoutItsChecklistSaysSo() {
        open(fixture.withoutChecklist)
        tryVerify(() => item("formError").visible)
        tap("checkIn")
        tryCompare(fixture.editor.steps, "kind", "summary")
        tap("summaryField")
        type("ok")
        tryVerify(() => fixture.savedSummary(fixture.withoutChecklist) === "ok")
    }

    function test_onAPhoneEverythingFits() {
        narrow()
        open(fixture.underWay, "/data/projects")
        tap("answer:" + schedule + ":no")
        reveal(resources, "answer:" + resources + ":no")
        tap("answer:" + resources + ":no")
        tryVerify(() => item("proposal:" + resources).visible)
        for (const name of ["answer:" + schedule + ":na", "answer:" + percent + ":plus", "proposalDecline:" + resources,
                            "answer:/data/projects/missing_approvals:other", "nextSection", "captureIssue"]) {
            const control = item(name)
            verify(control.mapToItem(page, control.width, 0).x <= page.width, name)
        }
        verify(step("/data/projects").current)
        verify(!item("visitSteps").visible)
        tap("nextSection")
        compare(fixture.editor.steps.title, "Funds")
        const row = item("visitStepRow")
        tryVerify(() => {
            const left = step("/data/funds").mapToItem(row, 0, 0).x
            return left >= 0 && left + step("/data/funds").width <= row.width
        })
    }
}
