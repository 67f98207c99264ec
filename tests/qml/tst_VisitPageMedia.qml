import QtQuick
import QtTest

/// A checklist with pictures, sounds and a video.
VisitPageCase {
    id: test

    name: "VisitPageMedia"

    readonly property string visit: fixture?.pictured ?? ""
    readonly property string where: "/data/p/where"
    readonly property string valve: "/data/p/valve"

    function openWithFiles() {
        open(visit, "/data/p")
        tryCompare(fixture.editor.steps, "kind", "section")
        fixture.bringFormFiles()
    }

    function picture(name) {
        tryVerify(() => item(name) !== null && item(name).shown, 5000, name + " is not shown")
        return item(name)
    }

    function test_whatIsOnItsWayIsSaidQuietly() {
        open(visit, "/data/p")
        tryCompare(fixture.editor.steps, "kind", "section")
        compare(item("picture:" + where), null)
        reveal(valve, "answer:" + valve + ":gate")
        tap("answer:" + valve + ":gate")
        tryVerify(() => fixture.savedAnswer(visit, valve) === "gate")
        fixture.bringFormFiles()
        picture("picture:" + where)
        picture("answer:" + valve + ":gate:picture")
    }

    function test_aPictureIsShownAloneByATap() {
        openWithFiles()
        const small = picture("picture:" + where)
        verify(small.width <= 360 && small.height <= 220, small.width + " × " + small.height)
        verify(Math.abs(small.width / small.height - 1.6) < 0.05, small.width + " × " + small.height)
        reveal(where, "picture:" + where)
        tap("picture:" + where)
        tryVerify(() => item("largePicture") !== null && item("largePicture").visible)
        compare(item("largePicture").width, test.width)
        tap("largePicture")
        tryVerify(() => item("largePicture") === null || !item("largePicture").visible)
        // By key.
        small.forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Return)
        tryVerify(() => item("largePicture") !== null && item("largePicture").visible)
        keyClick(Qt.Key_Escape)
        tryVerify(() => item("largePicture") === null || !item("largePicture").visible)
    }

    function test_aPictureOfAChoiceDoesNotChooseIt() {
        openWithFiles()
        const line = "answer:" + valve + ":ball"
        picture(line + ":picture")
        reveal(valve, line)
        tap(line + ":picture")
        tryVerify(() => item("largePicture") !== null && item("largePicture").visible)
        tap("largePicture")
        tryVerify(() => item("largePicture") === null || !item("largePicture").visible)
        compare(fixture.savedAnswer(visit, valve), "")
        mouseClick(item(line), item(line).width - 20, item(line).height / 2)
        tryVerify(() => fixture.savedAnswer(visit, valve) === "ball")
    }

    function test_everyKindOfChoiceHasItsPictures() {
        openWithFiles()
        picture("answer:/data/p/full:ball:picture")
        picture("answer:/data/p/first:gate:picture")
        picture("picture:/data/p/q")
        const menu = "/data/p/pick"
        reveal(menu, "menu:" + menu)
        tap("menu:" + menu)
        picture("answer:" + menu + ":ball:picture")
        tap("answer:" + menu + ":none")
        tryVerify(() => fixture.savedAnswer(visit, menu) === "none")
    }

    function test_aSoundBesideALabelIsHeardAndEnded() {
        openWithFiles()
        const heard = "/data/p/heard"
        reveal(heard, "sound:" + heard)
        compare(item("sound:" + heard).text, "▶ Listen")
        tap("sound:" + heard)
        tryCompare(item("sound:" + heard), "text", "■ Stop")
        tap("sound:" + heard)
        tryCompare(item("sound:" + heard), "text", "▶ Listen")
    }

    function test_aSoundOfAChoiceDoesNotChooseIt() {
        openWithFiles()
        reveal(valve, "answer:" + valve + ":none")
        tap("sound:" + valve + ":none")
        tryCompare(item("sound:" + valve + ":none"), "text", "■ Stop")
        compare(fixture.savedAnswer(visit, valve), "")
        compare(item("sound:" + valve + ":ball"), null)
        tap("answer:" + valve + ":none")
        tryVerify(() => fixture.savedAnswer(visit, valve) === "none")
    }

    function test_everyKindOfChoiceHasItsSounds() {
        openWithFiles()
        tryVerify(() => item("sound:/data/p/full:none") !== null)
        verify(item("video:/data/p/q") !== null)
        const menu = "/data/p/pick"
        reveal(menu, "menu:" + menu)
        tap("menu:" + menu)
        tryVerify(() => item("sound:" + menu + ":none") !== null && item("sound:" + menu + ":none").visible)
    }

    function test_onAPhonePicturesAndSoundsFit() {
        narrow()
        openWithFiles()
        for (const name of ["picture:" + where, "answer:" + valve + ":gate:picture", "answer:/data/p/full:ball:picture",
                            "answer:/data/p/first:ball:picture"])
            fits(picture(name), name)
        for (const name of ["sound:/data/p/heard", "sound:" + valve + ":none", "sound:/data/p/full:none", "video:/data/p/q"])
            fits(item(name), name)
    }

    function fits(control, name) {
        verify(control.mapToItem(page, 0, 0).x >= 0, name)
        verify(control.mapToItem(page, control.width, 0).x <= page.width, name)
    }
}
