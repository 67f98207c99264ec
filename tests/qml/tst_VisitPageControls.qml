import QtQuick
import QtTest

/// The control of every type of question, by finger and by key.
VisitPageCase {
    id: test

    name: "VisitPageControls"

    readonly property string visit: fixture?.everyType ?? ""

    SignalSpy {
        id: photos

        target: test.page
        signalName: "photoWanted"
    }

    function openAt(section) {
        open(visit, section)
        tryCompare(fixture.editor.steps, "kind", "section")
    }

    function saved(path, answer) {
        tryVerify(() => fixture.savedAnswer(visit, path) === answer, 5000,
                  path + " is " + fixture.savedAnswer(visit, path) + " instead of " + answer)
    }

    function press(path, name) {
        reveal(path, name)
        tap(name)
    }

    /// With the keyboard alone.
    function reach(path, name) {
        reveal(path, name)
        item(name).forceActiveFocus(Qt.TabFocusReason)
    }

    function test_aScaleOfWordsIsTappedAndKeyed() {
        openAt("/data/c")
        const mood = "/data/c/mood"
        press(mood, "answer:" + mood + ":fair")
        saved(mood, "fair")
        reach(mood, "answer:" + mood + ":fair")
        keyClick(Qt.Key_Tab)
        verify(item("answer:" + mood + ":good").activeFocus)
        keyClick(Qt.Key_Return)
        saved(mood, "good")
        verify(!item("guidanceText:" + mood).visible)
        tap("guidance:" + mood)
        verify(item("guidanceText:" + mood).visible)
        compare(item("guidanceText:" + mood).text, "Ask the works council too.")
    }

    function test_longChoicesStandInLines() {
        openAt("/data/c")
        press("/data/c/mood", "answer:/data/c/mood:bad")
        const needs = "/data/c/needs"
        press(needs, "answer:" + needs + ":land")
        press(needs, "answer:" + needs + ":power")
        saved(needs, "land power")
        reach(needs, "answer:" + needs + ":land")
        keyClick(Qt.Key_Space)
        saved(needs, "power")
    }

    function test_aMenuIsSearchedByKey() {
        openAt("/data/c")
        const town = "/data/c/town"
        press(town, "menu:" + town)
        tryVerify(() => item("menuSearch:" + town).activeFocus)
        type("wu")
        tryCompare(item("menuList:" + town), "count", 1)
        tap("answer:" + town + ":w")
        saved(town, "w")
        keyClick(Qt.Key_Escape)
        tryVerify(() => item("menuList:" + town) === null)
        compare(item("menu:" + town).text, "Wuxi ▾")
        reach(town, "menu:" + town)
        keyClick(Qt.Key_Return)
        tryVerify(() => item("menuSearch:" + town).activeFocus)
        compare(item("menuList:" + town).count, 3)
        type("nobody")
        tryVerify(() => item("menuNothing:" + town).visible)
    }

    function test_anOrderIsDraggedAndKeyed() {
        openAt("/data/c")
        const wishes = "/data/c/wishes"
        press(wishes, "keepOrder:" + wishes)
        saved(wishes, "land power people")
        reach(wishes, "answer:" + wishes + ":people:up")
        keyClick(Qt.Key_Space)
        saved(wishes, "land people power")
        verify(item("answer:" + wishes + ":people:up").activeFocus)
        keyClick(Qt.Key_Space)
        saved(wishes, "people land power")
        const handle = item("answer:" + wishes + ":people:handle")
        mouseDrag(handle, handle.width / 2, handle.height / 2, 0, 2 * item("answer:" + wishes + ":people").height)
        saved(wishes, "land power people")
        press(wishes, "clear:" + wishes)
        saved(wishes, "")
    }

    function test_aYesIsGiven() {
        openAt("/data/c")
        press("/data/c/ok", "answer:/data/c/ok")
        saved("/data/c/ok", "OK")
        reach("/data/c/ok", "answer:/data/c/ok")
        keyClick(Qt.Key_Space)
        saved("/data/c/ok", "")
    }

    function test_aScaleSlidesFromItsFirstTouch() {
        openAt("/data/v")
        const score = "/data/v/score"
        reach(score, "answer:" + score)
        const slider = item("answer:" + score)
        verify(!slider.handle.visible)
        compare(item("value:" + score).text, "–")
        keyClick(Qt.Key_Right)
        saved(score, "0")
        verify(slider.handle.visible)
        keyClick(Qt.Key_Right)
        saved(score, "2")
        keyClick(Qt.Key_End)
        saved(score, "10")
        mouseClick(slider, slider.width / 2, 24)
        tryVerify(() => ["4", "6"].includes(fixture.savedAnswer(visit, score)))
        press(score, "clear:" + score)
        saved(score, "")
        verify(!slider.handle.visible)
        mouseClick(slider, 4, 24)
        saved(score, "0")
        const height = "/data/v/height"
        reach(height, "answer:" + height)
        keyClick(Qt.Key_Up)
        keyClick(Qt.Key_Up)
        saved(height, "0.25")
        const grade = "/data/v/grade"
        press(grade, "menu:" + grade)
        tap("answer:" + grade + ":4")
        saved(grade, "4")
    }

    function test_datesAndTimesAreTypedAndStepped() {
        openAt("/data/v")
        press("/data/v/month", "answer:/data/v/month")
        type("2026-12")
        saved("/data/v/month", "2026-12-01")
        tap("answer:/data/v/month:plus")
        saved("/data/v/month", "2027-01-01")
        press("/data/v/year", "answer:/data/v/year")
        type("2026")
        saved("/data/v/year", "2026-01-01")
        press("/data/v/time", "hour:/data/v/time:text")
        type("8")
        press("/data/v/time", "minute:/data/v/time:text")
        type("30")
        saved("/data/v/time", "08:30:00.000+08:00")
        keyClick(Qt.Key_Up)
        saved("/data/v/time", "08:31:00.000+08:00")
        tap("hour:/data/v/time:minus")
        saved("/data/v/time", "07:31:00.000+08:00")
        press("/data/v/at", "now:/data/v/at")
        tryVerify(() => fixture.savedAnswer(visit, "/data/v/at").length > 0)
        press("/data/v/at", "calendar:/data/v/at")
        const today = item("day:/data/v/at").text
        tap("day:" + today.substr(0, 8) + "15")
        tryVerify(() => fixture.savedAnswer(visit, "/data/v/at").startsWith(today.substr(0, 8) + "15T"))
    }

    function test_numbersAndLockedAnswers() {
        openAt("/data/v")
        press("/data/v/money", "answer:/data/v/money")
        type("1234567")
        saved("/data/v/money", "1234567")
        compare(item("shown:/data/v/money").text, "1,234,567")
        reveal("/data/v/given", "shown:/data/v/given")
        compare(item("shown:/data/v/given").text, "7")
        press("/data/v/code", "answer:/data/v/code")
        type("1")
        saved("/data/v/code", "1")
        reveal("/data/v/locked")
        verify(!item("answer:/data/v/locked").enabled)
    }

    function test_aPlaceIsTakenAndTyped() {
        openAt("/data/p")
        const here = "/data/p/here"
        press(here, "takePlace:" + here)
        verify(item("placeState:" + here).text.startsWith("Finding"))
        fixture.tellPosition(40)
        tryVerify(() => item("usePlace:" + here).visible)
        tap("usePlace:" + here)
        saved(here, "31.900000 118.800000 0 40.0")
        compare(item(here + ":accuracy:0").text, "within 40 m")
        press(here, "clear:" + here)
        saved(here, "")
        press(here, here + ":latitude:0")
        type("31.5")
        keyClick(Qt.Key_Tab)
        verify(item(here + ":longitude:0").activeFocus)
        type("118.5")
        saved(here, "31.5 118.5 0 0")
    }

    function test_aLineIsMadeOfPlaces() {
        openAt("/data/p")
        const way = "/data/p/way"
        press(way, "takePlace:" + way)
        fixture.tellPosition(3)
        tryVerify(() => item(way + ":latitude:0") !== null)
        tryVerify(() => item("problem:" + way).text.includes("2 places"))
        press(way, "addPlace:" + way)
        press(way, way + ":latitude:1")
        type("32")
        press(way, way + ":longitude:1")
        type("119")
        saved(way, "31.900000 118.800000 0 3.0;32 119 0 0")
        press(way, way + ":up:1")
        saved(way, "32 119 0 0;31.900000 118.800000 0 3.0")
        press(way, way + ":remove:0")
        tryVerify(() => item(way + ":latitude:1") === null)
    }

    function drawn(path) {
        const pad = item("drawingPad:" + path)
        tryVerify(() => pad.visible && pad.width > 0)
        mouseDrag(pad, pad.width / 3, pad.height / 2, pad.width / 3, 20)
        tryVerify(() => !pad.empty)
        return pad
    }

    function test_aSketchIsDrawnTakenBackAndKept() {
        openAt("/data/m")
        const sketch = "/data/m/sketch"
        press(sketch, "draw:" + sketch)
        const pad = drawn(sketch)
        tap("drawingUndo:" + sketch)
        verify(pad.empty)
        verify(!item("drawingKeep:" + sketch).enabled)
        tap("ink:" + sketch + ":1")
        drawn(sketch)
        item("drawingKeep:" + sketch).forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Return)
        tryVerify(() => fixture.savedAnswer(visit, sketch).length > 0)
        tryVerify(() => !pad.visible)
        press(sketch, "draw:" + sketch)
        verify(pad.empty)
        keyClick(Qt.Key_Escape)
        tryVerify(() => !pad.visible)
    }

    function test_aSignatureIsGiven() {
        openAt("/data/m")
        const sign = "/data/m/sign"
        press(sign, "draw:" + sign)
        drawn(sign)
        verify(!item("ink:" + sign + ":1").visible)
        tap("drawingKeep:" + sign)
        tryVerify(() => fixture.savedAnswer(visit, sign).length > 0)
        press(sign, "clear:" + sign)
        saved(sign, "")
    }

    function test_aCodeIsTyped() {
        openAt("/data/m")
        press("/data/m/label", "answer:/data/m/label")
        type("690123")
        saved("/data/m/label", "690123")
    }

    function test_aCodeIsReadFromAPhoto() {
        openAt("/data/m")
        const label = "/data/m/label"
        photos.clear()
        press(label, "readCode:" + label)
        compare(photos.signalArguments[0][0], label)
        verify(!photos.signalArguments[0][1])
        fixture.editor.checklist.addPhoto(label, fixture.codePhoto(["设备 A-17"]))
        saved(label, "设备 A-17")
        compare(item("answer:" + label).text, "设备 A-17")
        verify(!item("codeState:" + label).visible)
    }

    function test_ofSeveralCodesOneIsChosen() {
        openAt("/data/m")
        const label = "/data/m/label"
        fixture.editor.checklist.addPhoto(label, fixture.codePhoto(["line 1", "line 2"]))
        tryVerify(() => item("code:" + label + ":1") !== null)
        compare(item("codeState:" + label).text, fixture.editor.checklist.codes.text)
        const second = item("code:" + label + ":1").label
        reach(label, "code:" + label + ":0")
        keyClick(Qt.Key_Tab)
        keyClick(Qt.Key_Return)
        saved(label, second)
        tryVerify(() => item("code:" + label + ":1") === null)
        // A photo without one says so, and is closed.
        fixture.editor.checklist.addPhoto(label, fixture.picture)
        tryVerify(() => item("codeState:" + label).text.startsWith("No code"))
        press(label, "cancelCode:" + label)
        verify(!item("codeState:" + label).visible)
        saved(label, second)
    }

    function test_aPhotoIsMarked() {
        openAt("/data/m")
        const marked = "/data/m/marked"
        reveal(marked, "addPhoto:" + marked)
        verify(!item("draw:" + marked).visible)
        photos.clear()
        tap("addPhoto:" + marked)
        compare(photos.signalArguments[0][0], marked)
        fixture.editor.checklist.addPhoto(marked, fixture.picture)
        tryVerify(() => item("draw:" + marked).visible)
        const photo = fixture.savedAnswer(visit, marked)
        press(marked, "draw:" + marked)
        drawn(marked)
        tap("drawingKeep:" + marked)
        tryVerify(() => fixture.savedAnswer(visit, marked) !== photo && fixture.savedAnswer(visit, marked).length > 0)
    }
    function test_aFileIsChosenShownAndTakenOut() {
        openAt("/data/m")
        const paper = "/data/m/paper"
        reveal(paper, "chooseFile:" + paper)
        verify(!item("record:" + paper).visible)
        verify(!item("open:" + paper).visible)
        fixture.editor.checklist.addFile(paper, fixture.document)
        tryVerify(() => item("fileName:" + paper).text === "2026 年用电合同.pdf")
        tryVerify(() => item("fileDetail:" + paper).text.includes("not yet sent"))
        verify(item("open:" + paper).visible)
        press(paper, "clear:" + paper)
        saved(paper, "")
        verify(!item("fileName:" + paper).visible)
    }

    function test_aSoundIsRecordedOrChosen() {
        openAt("/data/m")
        const sound = "/data/m/sound"
        reveal(sound, "record:" + sound)
        verify(!item("listen:" + sound).visible)
        fixture.editor.checklist.addFile(sound, fixture.sound)
        tryVerify(() => item("listen:" + sound).visible)
        compare(item("record:" + sound).text, "● Record anew")
        press(sound, "clear:" + sound)
        saved(sound, "")
    }

    function test_aTabletWithoutAMicrophoneSaysSo() {
        openAt("/data/m")
        const sound = "/data/m/sound"
        press(sound, "record:" + sound)
        tryVerify(() => item("recorderError:" + sound).text.includes("no microphone"))
        verify(item("chooseFile:" + sound).visible)
        verify(!item("stop:" + sound).visible)
    }
}
