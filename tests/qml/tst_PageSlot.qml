import QtQuick
import QtTest
import Wupan.Ui

TestCase {
    id: test

    name: "PageSlot"
    when: windowShown
    visible: true
    width: 600
    height: 400

    Component {
        id: slots

        PageSlot {
            anchors.fill: parent
            wanted: false
            page: "Banner.qml"
            shows: ({text: "shown", tone: "amber"})
        }
    }

    function test_aPageIsMadeWhenItIsWantedAndStays() {
        const slot = createTemporaryObject(slots, test)
        compare(slot.item, null)
        slot.wanted = true
        verify(slot.item !== null)
        compare(slot.item.text, "shown")
        const made = slot.item
        slot.wanted = false
        slot.wanted = true
        compare(slot.item, made)
    }

    function test_aPageThatIsWantedAtTheStartIsThereAtTheStart() {
        const slot = createTemporaryObject(slots, test, {wanted: true})
        verify(slot.item !== null)
        compare(slot.item.width, test.width)
    }
}
