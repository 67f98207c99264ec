import QtQuick
import QtTest

/// The checklist with the keyboard, and on small screens.
VisitPageCase {
    id: test

    name: "VisitPageScreens"

    readonly property string schedule: "/data/projects/installation_on_schedule"
    readonly property string resources: "/data/projects/resources_secured"
    readonly property string percent: "/data/projects/progress_percent"

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
