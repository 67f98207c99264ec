import QtQuick
import QtTest

/// Summary, signature and check-out.
VisitPageCase {
    id: test

    name: "VisitPageClosing"

    function draw() {
        const pad = item("signaturePad")
        tryVerify(() => pad.visible)
        waitForRendering(page, 100)
        mousePress(pad, 40, 60)
        for (let x = 60; x <= 200; x += 20)
            mouseMove(pad, x, 60 + x % 40)
        mouseRelease(pad, 200, 60)
        verify(!pad.empty)
    }

    function test_aVisitIsSummarizedSignedAndCompleted() {
        open(fixture.answered, "summary")
        tap("personName")
        type("a director")
        tap("addPerson")
        tryVerify(() => item("person:a director") !== null)
        tap("summaryField")
        type("full order books ")
        tryVerify(() => fixture.savedSummary(fixture.answered) === "full order books")
        compare(item("summaryField").text, "full order books ")
        compare(item("summaryField").cursorPosition, 17)
        tap("nextSection")
        tap("signerName")
        type("a director")
        draw()
        tap("keepSignature")
        tryVerify(() => item("signaturePicture").visible)
        tap("completeVisit")
        tryVerify(() => fixture.editor.completed)
        compare(fixture.stateOf(fixture.answered), "completed")
        verify(item("visitState").text.includes("This visit counts"))
        verify(!item("completeVisit").visible)
        verify(!item("signAgain").visible)
    }

    function test_whatIsMissingLeadsThere() {
        open(fixture.underWay, "signature")
        tap("completeVisit")
        tryVerify(() => item("missing:/data/projects/progress_percent") !== null)
        verify(!item("completeNow").visible)
        tap("missing:/data/projects/progress_percent")
        tryVerify(() => !fixture.editor.review.active)
        compare(fixture.editor.steps.title, "Projects")
        const list = item("questionList")
        const field = item("answer:/data/projects/progress_percent")
        tryVerify(() => field.mapToItem(list, 0, 0).y >= 0 && field.mapToItem(list, 0, 0).y < list.height)
        compare(fixture.stateOf(fixture.underWay), "checkedIn")
    }

    function test_theSummaryMayFollow() {
        open(fixture.answered, "signature")
        tap("completeVisit")
        tap("completeNow")
        tryVerify(() => fixture.editor.completed)
        verify(item("visitState").text.includes("once the summary is written"))
        mouseClick(findChild(item("visitSteps"), "step:summary"))
        tap("summaryField")
        type("late")
        tryVerify(() => fixture.savedSummary(fixture.answered) === "late")
    }

    function test_escapeLeavesTheReview() {
        open(fixture.answered, "signature")
        tap("completeVisit")
        tryVerify(() => fixture.editor.review.active)
        keyClick(Qt.Key_Escape)
        tryVerify(() => !fixture.editor.review.active)
        compare(fixture.stateOf(fixture.answered), "checkedIn")
    }

    function test_aNameCountsWhenItsFieldIsLeft() {
        open(fixture.underWay, "summary")
        tap("personName")
        type("a clerk")
        tap("summaryField")
        tryVerify(() => item("person:a clerk") !== null)
        compare(item("personName").text, "")
        tap("personName")
        type("a guard")
        keyClick(Qt.Key_Return)
        tryVerify(() => item("person:a guard") !== null)
        tap("person:a clerk")
        tryVerify(() => item("person:a clerk") === null)
    }

    // The strokes of one enterprise stood on the paper of the next.
    function test_thePaperIsBlankForTheNextVisit() {
        open(fixture.underWay, "signature")
        draw()
        fixture.editor.open(fixture.answered)
        tryCompare(fixture.editor, "visitId", fixture.answered)
        verify(item("signaturePad").empty)
    }

    function test_whatWasDrawnIsKeptWithTheVisit() {
        open(fixture.answered, "signature")
        draw()
        tap("completeVisit")
        tap("completeNow")
        tryVerify(() => fixture.editor.completed)
        verify(item("signaturePicture").visible)
    }

    function test_aSignatureIsClearedAndDrawnAgain() {
        open(fixture.answered, "signature")
        draw()
        tap("clearSignature")
        verify(item("signaturePad").empty)
        verify(!item("keepSignature").enabled)
        draw()
        tap("keepSignature")
        tryVerify(() => item("signaturePicture").visible)
        const first = fixture.editor.closing.signature
        tap("signAgain")
        verify(item("signaturePad").empty)
        draw()
        mousePress(item("signaturePad"), 300, 100)
        mouseRelease(item("signaturePad"), 300, 100)
        tap("keepSignature")
        tryVerify(() => fixture.editor.closing.signature !== first)
        tryVerify(() => item("signaturePicture").visible)
    }

    // Faults 3.
    function test_onAFullDiskTheSummaryStaysOnTheScreen() {
        open(fixture.answered, "summary")
        fixture.fillDisk()
        tap("summaryField")
        type("kept")
        tryVerify(() => item("visitError").visible)
        verify(item("visitError").text.includes("no room"))
        compare(item("summaryField").text, "kept")
        verify(!item("savedChip").visible)
        tap("visitBack")
        wait(0)
        compare(fixture.editor.visitId, fixture.answered)
        type("!")
        fixture.freeDisk()
        tryVerify(() => fixture.savedSummary(fixture.answered) === item("summaryField").text, 20000)
        tryVerify(() => !item("visitError").visible)
        verify(item("savedChip").visible)
    }

    function test_aLongSummaryIsSeenWhereItIsWritten() {
        open(fixture.underWay, "summary")
        tap("summaryField")
        const field = item("summaryField")
        for (let line = 0; line < 40; ++line)
            keyClick(Qt.Key_Return)
        const bottom = field.mapToItem(page, 0, field.cursorRectangle.y + field.cursorRectangle.height).y
        verify(bottom < item("previousSection").mapToItem(page, 0, 0).y, "written at " + bottom)
    }

    function test_onAPhoneTheVisitIsSignedAndCompleted() {
        narrow()
        open(fixture.answered, "signature")
        draw()
        tap("keepSignature")
        tryVerify(() => item("signaturePicture").visible)
        const complete = item("completeVisit")
        verify(complete.mapToItem(page, complete.width, 0).x <= page.width)
        tap("completeVisit")
        const now = item("completeNow")
        tryVerify(() => now.visible)
        verify(now.mapToItem(test, now.width, 0).x <= test.width)
        tap("completeNow")
        tryVerify(() => fixture.editor.completed)
    }
}
