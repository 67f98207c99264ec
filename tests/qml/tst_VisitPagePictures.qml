import QtQuick
import QtTest

/// A checklist with pictures.
VisitPageCase {
    id: test

    name: "VisitPagePictures"

    readonly property string visit: fixture?.pictured ?? ""
    readonly property string where: "/data/p/where"
    readonly property string valve: "/data/p/valve"

    function openWithPictures() {
        open(visit, "/data/p")
        tryCompare(fixture.editor.steps, "kind", "section")
        fixture.bringPictures()
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
        fixture.bringPictures()
        picture("picture:" + where)
        picture("answer:" + valve + ":gate:picture")
    }

    function test_aPictureIsShownAloneByATap() {
        openWithPictures()
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
        openWithPictures()
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
        openWithPictures()
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

    function test_onAPhonePicturesFit() {
        narrow()
        openWithPictures()
        for (const name of ["picture:" + where, "answer:" + valve + ":gate:picture", "answer:/data/p/full:ball:picture",
                            "answer:/data/p/first:ball:picture"]) {
            const control = picture(name)
            verify(control.mapToItem(page, 0, 0).x >= 0, name)
            verify(control.mapToItem(page, control.width, 0).x <= page.width, name)
        }
    }
}
