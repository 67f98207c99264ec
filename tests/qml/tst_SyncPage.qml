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
    }

    TestCase {
        name: "SyncPage"
        when: windowShown

        function test_showsWhatWaits() {
            const list = findChild(page, "pendingList")
            tryCompare(list, "count", 1)
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

        function test_cardsStandBesideEachOtherOnlyWhereThereIsRoom() {
            const waiting = findChild(page, "pendingList")
            const lately = findChild(page, "logList")
            verify(lately.mapToItem(page, 0, 0).x > waiting.mapToItem(page, 0, 0).x)
            root.width = 412
            tryVerify(() => lately.mapToItem(page, 0, 0).x === waiting.mapToItem(page, 0, 0).x)
            root.width = 1192
        }
    }
}
