import QtQuick
import QtTest

/// A newer version of a draft's checklist.
VisitPageCase {
    id: test

    name: "VisitPageVersion"

    readonly property string share: "/data/innovation/research_share"

    function shown(prefix) {
        const texts = []
        for (let i = 0; item(prefix + i) !== null; ++i)
            texts.push(item(prefix + i).detail + " " + item(prefix + i).tag)
        return texts.join()
    }

    function headingIsWhole() {
        const heading = item("versionClose").parent.children[0]
        verify(heading.text.includes("8"))
        tryVerify(() => heading.visible && !heading.truncated, 1000, heading.text + " is cut off")
    }

    function test_withoutANewerVersionNothingIsSaid() {
        open(fixture.answered, "checkIn")
        verify(!item("versionBanner").visible)
        verify(!item("earlierAnswers").visible)
    }

    function test_aDraftIsCarriedOverAndKeepsWhatDoesNotFit() {
        fixture.publishVersion()
        open(fixture.answered, "checkIn")
        tryVerify(() => item("versionBanner").visible)
        verify(item("versionBanner").text.includes("8"))
        tap("seeVersion")
        tryVerify(() => item("misfit:0") !== null)
        compare(shown("misfit:"), "6.1 not asked any more")
        verify(item("versionMoves").text.includes("8"))
        headingIsWhole()
        tap("carryOver")
        tryVerify(() => !item("versionBanner").visible)
        verify(!fixture.editor.version.active)
        verify(fixture.editor.subtitle.includes("v8"))
        compare(shown("earlierAnswer:").split(" ")[0], "6.1")
        verify(item("earlierAnswers").visible)
        compare(fixture.savedAnswer(fixture.answered, share), "6.1")
        compare(fixture.savedAnswer(fixture.answered, "/data/targets/orders"), "full")
        // It goes on in the new version.
        fixture.editor.complete()
        tryVerify(() => item("missing:/data/innovation/other_share") !== null)
    }

    function test_theOfficerMayKeepTheVersion() {
        fixture.publishVersion()
        open(fixture.answered, "checkIn")
        tap("seeVersion")
        tryVerify(() => fixture.editor.version.active)
        headingIsWhole()
        tap("versionClose")
        tryVerify(() => !fixture.editor.version.active)
        verify(item("versionBanner").visible)
        verify(!fixture.editor.subtitle.includes("v8"))
    }

    function test_aCompletedVisitKeepsItsVersion() {
        fixture.complete(fixture.answered)
        fixture.publishVersion()
        open(fixture.answered, "checkIn")
        tryVerify(() => item("visitState").text.includes("It keeps version"))
        verify(!item("versionBanner").visible)
    }

    function test_onAPhone() {
        fixture.publishVersion()
        narrow()
        open(fixture.answered, "checkIn")
        tap("seeVersion")
        tryVerify(() => item("carryOver").visible)
        tap("carryOver")
        tryVerify(() => item("earlierAnswers").visible)
    }
}
