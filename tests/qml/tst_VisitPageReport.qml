import QtQuick
import QtTest

/// The report of a completed visit.
VisitPageCase {
    id: test

    name: "VisitPageReport"

    function openReport() {
        open(fixture.ofAnother)
        tap("visitReport")
        tryVerify(() => fixture.report.active)
    }

    function test_onlyACompletedVisitHasAReport() {
        open(fixture.answered)
        verify(!item("visitReport").visible)
    }

    function test_theReportIsSavedAndItsPlaceSaid() {
        openReport()
        verify(!item("reportSaved").visible)
        tap("saveReport")
        tryVerify(() => item("reportSaved").visible, 20000)
        const files = fixture.savedReports()
        compare(files.length, 1)
        verify(fixture.isPdf(files[0]))
        verify(item("reportSaved").text.includes(files[0]))
        verify(item("openReport").visible)
        verify(!item("saveReport").visible)
        tap("reportClose")
        tryVerify(() => !fixture.report.active)
    }

    function test_theOtherLanguageIsOffered() {
        openReport()
        compare(fixture.report.languages.chosen, "en")
        tap("saveReport")
        tryVerify(() => item("reportSaved").visible, 20000)
        tap("reportLanguage:zh")
        compare(fixture.report.languages.chosen, "zh")
        tryVerify(() => !item("reportSaved").visible)
        verify(item("saveReport").enabled)
    }

    function test_aFolderThatCannotBeMadeIsSaid() {
        fixture.blockReports()
        openReport()
        tap("saveReport")
        tryVerify(() => item("reportError").visible)
        verify(item("reportError").text.includes("could not be written"))
        verify(item("saveReport").enabled)
    }

    // What was typed a moment before is in it, or on its way to be.
    function test_whatIsBeingTypedIsSavedFirst() {
        open(fixture.answered, "signature")
        tap("completeVisit")
        tap("completeNow")
        tryVerify(() => fixture.editor.completed)
        fixture.editor.steps.goTo("summary")
        tap("summaryField")
        type("late")
        tap("visitReport")
        tryCompare(fixture.editor.closing, "summary", "late")
        tryVerify(() => fixture.savedSummary(fixture.answered) === "late", 500)
    }

    function test_escapeLeavesIt() {
        openReport()
        keyClick(Qt.Key_Escape)
        tryVerify(() => !fixture.report.active)
    }

    function test_onAPhoneTheReportIsReached() {
        narrow()
        openReport()
        const save = item("saveReport")
        tryVerify(() => save.visible)
        verify(save.mapToItem(test, save.width, 0).x <= test.width)
    }
}
