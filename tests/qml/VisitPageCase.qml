import QtQuick
import QtQuick.Controls
import QtTest
import Wupan.Testing
import Wupan.Ui

/// The page of a visit with its fixture, and what a test does to it.
TestCase {
    id: test

    when: windowShown
    visible: true
    width: 1192
    height: 800

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

    function init() {
        test.width = 1192
        test.height = 800
        fixture = createTemporaryObject(fixtures, test)
        page = pages.createObject(test, {
            "editor": fixture.editor,
            "report": fixture.report,
            "sync": fixture.sync
        })
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
}
