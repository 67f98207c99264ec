import QtQuick
import QtTest
import Wupan.Testing
import Wupan.Ui

Item {
    id: root

    width: 1192
    height: 800

    SyncPageFixture {
        id: fixture
    }
    SyncPage {
        id: page

        anchors.fill: parent
        status: fixture.status
        attention: fixture.attention
        rescue: fixture.rescue
    }

    TestCase {
        name: "SyncPage"
        when: windowShown

        function test_showsWhatWaits() {
            const list = item("pendingList")
            tryVerify(() => fixture.status.pendingCount > 0)
            tryCompare(list, "count", fixture.status.pendingCount)
        }

        function test_saysThatTheNetworkIsCut() {
            fixture.networkCut()
            const chip = findChild(page, "syncChip")
            tryCompare(chip, "tone", "amber")
            verify(chip.text.indexOf("Offline") >= 0)
        }

        function test_photosOnWifiOnlyIsOfferedWhereTheDeviceCanTell() {
            const button = findChild(page, "wifiOnly")
            verify(!button.visible)
            fixture.filesHeld(true, true, true)
            tryCompare(button, "visible", true)
            verify(button.text.indexOf("✓") >= 0)
            verify(button.height >= 48)
            fixture.filesHeld(true, false, false)
            tryVerify(() => button.text.indexOf("✓") < 0)
            root.width = 412
            tryCompare(button, "visible", false)
            const below = findChild(page, "wifiOnlyBelow")
            verify(below.visible)
            verify(below.mapToItem(page, below.width, 0).x <= 412)
            root.width = 1192
            fixture.filesHeld(false, true, false)
            tryCompare(button, "visible", false)
        }

        function test_theButtonCanBeTouched() {
            const button = findChild(page, "syncNow")
            verify(button.height >= 48)
            verify(button.enabled)
        }

        function test_theRescueFileIsOfferedQuietlyUntilASyncFails() {
            fixture.syncedWell()
            tryCompare(item("rescueBelow"), "visible", true)
            verify(!item("rescueAbove").visible)
            fixture.syncFailed()
            tryCompare(item("rescueAbove"), "visible", true)
            verify(!item("rescueBelow").visible)
            verify(item("rescueAbove").y < item("decisions").mapToItem(page, 0, 0).y)
            fixture.syncedWell()
            tryCompare(item("rescueBelow"), "visible", true)
        }

        function test_theRescueRowFitsAPhone() {
            for (const failed of [false, true]) {
                failed ? fixture.syncFailed() : fixture.syncedWell()
                root.width = 412
                const row = failed ? "rescueAbove" : "rescueBelow"
                tryCompare(item(row), "visible", true)
                const button = findChild(item(row), "saveRescue")
                verify(button.height >= 48)
                tryVerify(() => button.mapToItem(page, button.width, button.height).x <= 412)
                tryVerify(() => button.mapToItem(page, 0, button.height).y <= root.height)
                verify(!findChild(item(row), "rescueText").truncated)
            }
        }

        function test_oneTapSavesTheRescueFileAndSaysWhereItIs() {
            fixture.syncedWell()
            tryCompare(item("rescueBelow"), "visible", true)
            const button = findChild(item("rescueBelow"), "saveRescue")
            const text = findChild(item("rescueBelow"), "rescueText")
            fixture.rescue.save() // without headquarters' key
            tryVerify(() => text.text.indexOf("key") >= 0)
            fixture.giveRescueKey()
            mouseClick(button)
            tryVerify(() => text.text.indexOf(".wupan-rescue") >= 0)
            verify(text.text.indexOf("unsent edit") >= 0)
            verify(text.text.indexOf("headquarters") >= 0)
            verify(fixture.rescuedEdits() > 0)
            tryCompare(button, "enabled", true)
        }

        function test_whatIsLostWithDamagedDataIsSaidUntilItIsRead() {
            verify(!item("salvage").visible)
            fixture.salvaged()
            tryCompare(item("salvage"), "visible", true)
            root.width = 412
            const button = findChild(item("salvage"), "salvageRead")
            verify(button.height >= 48)
            tryVerify(() => button.mapToItem(page, button.width, 0).x <= 412)
            tryVerify(() => button.mapToItem(page, 0, button.height).y <= root.height)
            verify(!findChild(item("salvage"), "salvageText").truncated)
            waitForRendering(page) // the button moves below the text
            mouseClick(button)
            tryCompare(item("salvage"), "visible", false)
        }

        function test_anOldVersionIsAskedToUpdateAndGoesOnWorking() {
            verify(!item("update").visible)
            fixture.wantVersion("99.0")
            tryCompare(item("update"), "visible", true)
            verify(item("update").text.indexOf("99.0") >= 0)
            verify(item("syncNow").enabled)
            root.width = 412
            tryVerify(() => item("update").width <= 412)
            fixture.wantVersion("0.0.1")
            tryCompare(item("update"), "visible", false)
        }

        function init() {
            root.width = 1192
            fixture.forgetAll()
            tryCompare(fixture.attention, "count", 0)
        }

        function item(name: string): Item {
            return findChild(page, name)
        }
        function tap(name: string) {
            const button = item(name)
            verify(button !== null && button.visible, name)
            tryVerify(() => button.enabled, 5000, name)
            mouseClick(button)
        }
        /// Inside the page, and not on another one of its kind.
        function inside(name: string): bool {
            const place = item(name).mapToItem(page, 0, 0)
            return place.x >= 0 && place.x + item(name).width <= page.width
        }

        function test_cardsStandBesideEachOtherOnlyWhereThereIsRoom() {
            fixture.clash()
            tryCompare(fixture.attention, "count", 1)
            const waiting = item("pendingList")
            const decisions = item("decisions")
            verify(decisions.mapToItem(page, 0, 0).x > waiting.mapToItem(page, 0, 0).x)
            root.width = 412
            tryVerify(() => decisions.mapToItem(page, 0, 0).y < waiting.mapToItem(page, 0, 0).y)
            verify(decisions.mapToItem(page, 0, 0).x < waiting.mapToItem(page, 0, 0).x)
        }

        function test_bothVersionsAndTheMergedOneAreShown() {
            fixture.clash()
            tryCompare(item("attentionHeading"), "text", "Issue “用电增容申请” · Description")
            verify(item("mineText").text.indexOf("<span class=\"new\">需 630 kVA，</span>") > 0)
            verify(item("theirsText").text.indexOf("<span class=\"new\">方案已答复，</span>") > 0)
            compare(item("attentionText:description").text,
                    "企业已提交增容申请，需 630 kVA，方案已答复，希望月底前送电。")
        }

        function test_theMergedOneIsSentAsItWasEdited() {
            fixture.clash()
            tryVerify(() => item("attentionText:description") !== null)
            const text = item("attentionText:description")
            text.forceActiveFocus()
            text.cursorPosition = text.length
            keyClick(Qt.Key_8)
            tap("sendResult")
            tryCompare(fixture.attention, "count", 0)
            compare(fixture.waitingKinds(), ["update"])
            compare(fixture.waitingText("description"),
                    "企业已提交增容申请，需 630 kVA，方案已答复，希望月底前送电。8")
        }

        function test_oneOfTheVersionsIsTaken_data() {
            return [
                {tag: "mine", button: "useMine", kinds: ["update"]},
                {tag: "headquarters'", button: "useTheirs", kinds: ["giveUp"]}
            ]
        }
        function test_oneOfTheVersionsIsTaken(data) {
            fixture.clash()
            tryCompare(fixture.attention, "count", 1)
            tap(data.button)
            tryCompare(fixture.attention, "count", 0)
            compare(fixture.waitingKinds(), data.kinds)
        }

        function test_aRefusedEditIsChangedAndSentAgain() {
            fixture.refuse("tooLong")
            tryVerify(() => item("attentionText:title") !== null)
            verify(item("attentionReason").text.length > 0)
            verify(!item("useMine").visible)
            const text = item("attentionText:title")
            text.forceActiveFocus()
            text.selectAll()
            keyClick(Qt.Key_7)
            tap("sendResult")
            tryCompare(fixture.attention, "count", 0)
            compare(fixture.waitingKinds(), ["create"])
            compare(fixture.waitingText("title"), "7")
        }

        function test_givingUpAsksOnceMore() {
            fixture.refuse("malformedField")
            tryCompare(fixture.attention, "count", 1)
            tap("giveUp")
            tap("keepEdit")
            compare(fixture.attention.count, 1)
            verify(!item("confirmGiveUp").visible)
            tap("giveUp")
            tap("confirmGiveUp")
            tryCompare(fixture.attention, "count", 0)
            compare(fixture.waitingKinds(), ["giveUp"])
        }

        function test_anExportSaysWhereItIs() {
            fixture.clash()
            tryCompare(fixture.attention, "count", 1)
            tap("exportEntry")
            tryVerify(() => item("attentionExport").text.indexOf("exports") > 0)
            verify(item("attentionExport").visible)
        }

        function test_severalAreShownInTurn() {
            fixture.refuse("malformedField")
            fixture.clash()
            tryCompare(fixture.attention, "count", 2)
            const first = item("attentionHeading").text
            tap("nextEntry")
            tryVerify(() => item("attentionHeading").text !== first)
            tryVerify(() => !item("nextEntry").enabled)
            tap("previousEntry")
            tryCompare(item("attentionHeading"), "text", first)
        }

        function test_everythingFitsAPhone_data() {
            return [{tag: "a conflict", conflict: true}, {tag: "a refused edit", conflict: false}]
        }
        function test_everythingFitsAPhone(data) {
            if (data.conflict)
                fixture.clash()
            else
                fixture.refuse("tooLong")
            root.width = 412
            tryCompare(fixture.attention, "count", 1)
            for (const name of data.conflict ? ["mineText", "theirsText", "useMine", "useTheirs", "exportEntry", "sendResult"]
                                             : ["attentionReason", "giveUp", "exportEntry", "sendResult"])
                tryVerify(() => inside(name), 5000, name)
            verify(item("sendResult").height >= 48)
        }
    }
}
