import QtQuick
import QtTest

/// The way through a checklist: what is missing, its language, its repeats, and where one stands.
VisitPageCase {
    id: test

    name: "VisitPageSections"

    readonly property string visit: fixture?.everyType ?? ""
    readonly property string mood: "/data/c/mood"

    function openAt(section) {
        open(visit, section)
        tryCompare(fixture.editor.steps, "kind", "section")
    }

    function saved(path, answer) {
        tryVerify(() => fixture.savedAnswer(visit, path) === answer, 5000,
                  path + " is " + fixture.savedAnswer(visit, path) + " instead of " + answer)
    }

    /// Path of the instance that was added last.
    function addSite() {
        added.clear()
        const adder = "add:/data/site"
        reveal(adder, adder)
        tap(adder)
        tryCompare(added, "count", 1)
        return added.signalArguments[0][0].substr("instance:".length)
    }

    SignalSpy {
        id: added

        target: test.fixture?.editor.checklist ?? null
        signalName: "rowAdded"
    }

    function test_theFirstGapIsOneTapAway() {
        openAt("/data/site")
        verify(item("firstMissing").visible)
        tap("firstMissing")
        tryCompare(fixture.editor.steps, "title", "Choices")
        tryVerify(() => inView("answer:" + mood + ":bad"))
        tap("answer:" + mood + ":good")
        tryVerify(() => !item("firstMissing").visible)
        fixture.editor.steps.goTo("/data/v")
        reveal("/data/v/money")
        tap("answer:/data/v/money")
        type("-3")
        tryVerify(() => item("firstMissing").visible)
        fixture.editor.steps.goTo("/data/c")
        item("firstMissing").forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Return)
        tryCompare(fixture.editor.steps, "title", "Values")
        tryVerify(() => inView("answer:/data/v/money"))
    }

    function test_theSheetLeadsToTheFirst() {
        open(visit, "signature")
        tap("completeVisit")
        tap("reviewFirst")
        tryCompare(fixture.editor.steps, "title", "Choices")
    }

    function test_theLanguageIsSwitched() {
        openAt("/data/c")
        tap("language:zh")
        tryVerify(() => item("answer:" + mood + ":bad").text === "差")
        verify(item("language:zh").chosen)
        item("language:en").forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Return)
        tryVerify(() => item("answer:" + mood + ":bad").text === "Bad")
        narrow()
        const chips = findChild(item("questionList").parent, "language:zh")
        tryVerify(() => chips.visible)
        mouseClick(chips)
        tryVerify(() => item("answer:" + mood + ":bad").text === "差")
    }

    function test_anInstanceIsAddedAnsweredAndStillThereLater() {
        openAt("/data/site")
        const site = addSite()
        tryVerify(() => inView("heading:" + site))
        reveal(site + "/title")
        tap("answer:" + site + "/title")
        type("North")
        saved(site + "/title", "North")
        const adder = "add:" + site + "/shift"
        reveal(adder, adder)
        item(adder).forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Return)
        fixture.editor.close()
        tryCompare(fixture.editor, "visitId", "")
        openAt("/data/site")
        reveal(site + "/title")
        compare(item("answer:" + site + "/title").text, "North")
    }

    function test_anInstanceIsRemovedAfterAQuestion() {
        openAt("/data/site")
        const site = addSite()
        reveal(site + "/title")
        tap("answer:" + site + "/title")
        type("North")
        saved(site + "/title", "North")
        reveal("instance:" + site, "remove:" + site)
        tap("remove:" + site)
        tryVerify(() => item("removal:" + site).visible)
        verify(item("removal:" + site).text.includes("1 answer"), item("removal:" + site).text)
        tap("removeNot:" + site)
        verify(!item("removal:" + site).visible)
        compare(fixture.savedAnswer(visit, site + "/title"), "North")
        item("remove:" + site).forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Return)
        reveal("instance:" + site, "removeNow:" + site)
        tap("removeNow:" + site)
        saved(site + "/title", "")
        tryVerify(() => item("heading:" + site) === null)
        fixture.editor.close()
        tryCompare(fixture.editor, "visitId", "")
        openAt("/data/site")
        compare(item("heading:" + site), null)
    }

    function test_whatAppearsAboveMovesNothing() {
        test.height = 560
        openAt("/data/c")
        const wishes = "/data/c/wishes"
        reveal(wishes, "answer:" + wishes + ":people:up")
        const button = item("answer:" + wishes + ":people:up")
        button.forceActiveFocus(Qt.TabFocusReason)
        wait(0)
        const before = button.mapToItem(page, 0, 0).y
        // "What does it need?" stands above.
        fixture.editor.checklist.choose(mood, "bad")
        tryVerify(() => item("answer:/data/c/needs:land") !== null)
        waitForRendering(page, 200)
        fuzzyCompare(button.mapToItem(page, 0, 0).y, before, 2)
        verify(button.activeFocus)
        fixture.editor.checklist.choose(mood, "good")
        tryVerify(() => item("answer:/data/c/needs:land") === null)
        waitForRendering(page, 200)
        fuzzyCompare(button.mapToItem(page, 0, 0).y, before, 2)
        verify(button.activeFocus)
    }

    function test_aSectionIsGoneThroughByKeyAlone() {
        openAt("/data/v")
        item("answer:/data/v/name").forceActiveFocus(Qt.TabFocusReason)
        const seen = []
        for (let tabs = 0; tabs < 60; ++tabs) {
            const name = page.Window.activeFocusItem.objectName
            if (name === "previousSection" || name === "captureIssue")
                break
            seen.push(name)
            verify(name.length === 0 || inView(name) || !name.includes("/data/v/"), name + " is not in view")
            keyClick(Qt.Key_Tab)
        }
        for (const name of ["answer:/data/v/code", "answer:/data/v/money", "answer:/data/v/score", "answer:/data/v/height",
                            "menu:/data/v/grade", "answer:/data/v/day", "answer:/data/v/month", "answer:/data/v/year",
                            "hour:/data/v/time:text", "minute:/data/v/time:text", "day:/data/v/at", "now:/data/v/at"])
            verify(seen.includes(name), name + " is not reached: " + seen)
    }

    function test_onAPhoneEveryControlFits_data() {
        return ["/data/c", "/data/v", "/data/p", "/data/m", "/data/site"].map(section => ({tag: section}))
    }

    function test_onAPhoneEveryControlFits(data) {
        narrow()
        openAt(data.tag)
        if (data.tag === "/data/c")
            fixture.editor.checklist.choose(mood, "bad")
        if (data.tag === "/data/p") {
            fixture.editor.checklist.addPlace("/data/p/way")
            fixture.editor.checklist.addPlace("/data/p/way")
        }
        if (data.tag === "/data/site")
            addSite()
        waitForRendering(page, 200)
        const list = item("questionList")
        for (const control of named(list)) {
            const right = control.mapToItem(list, control.width, 0).x
            verify(!control.visible || right <= list.width + 1, control.objectName + " ends at " + right)
        }
    }

    /// Everything with a name under an item.
    function named(under) {
        let found = []
        for (let at = 0; at < under.children.length; ++at) {
            const child = under.children[at]
            if (child.objectName.length > 0)
                found.push(child)
            found = found.concat(named(child))
        }
        return found
    }
}
