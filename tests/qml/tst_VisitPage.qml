import QtQuick
import QtTest
import Wupan.Ui

/// Check-in and the checklist.
VisitPageCase {
    id: test

    name: "VisitPage"

    readonly property string revenue: "/data/targets/revenue_this_year"
    readonly property string orders: "/data/targets/orders"
    readonly property string ladder: "/data/targets/ladder_plan"
    readonly property string schedule: "/data/projects/installation_on_schedule"
    readonly property string behind: "/data/projects/days_behind"
    readonly property string resources: "/data/projects/resources_secured"
    readonly property string percent: "/data/projects/progress_percent"
    readonly property string photo: "/data/projects/site_photo"

    Component {
        id: captures

        IssueCapture {}
    }
    SignalSpy {
        id: photos

        target: test.page
        signalName: "photoWanted"
    }
    SignalSpy {
        id: issues

        target: test.page
        signalName: "issueOpened"
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

    function test_aPlannedVisitIsCancelledAfterAQuestion() {
        open(fixture.planned)
        tap("cancelVisit")
        tap("cancelNot")
        compare(fixture.stateOf(fixture.planned), "planned")
        tap("cancelVisit")
        tap("cancelNow")
        tryCompare(fixture.editor, "visitId", "")
        compare(fixture.stateOf(fixture.planned), "cancelled")
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
        photos.clear()
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
        photos.clear()
        tap("addPhoto:" + photo)
        compare(photos.signalArguments[0][0], photo)
        compare(photos.signalArguments[0][1], false)
        fixture.editor.checklist.addPhoto(photo, fixture.picture)
        tryVerify(() => fixture.savedAnswer(fixture.underWay, photo).length > 0)
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
}
