import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// Asks the device where it is, for one question.
Column {
    id: buttons

    required property ChecklistEditor checklist
    required property string path
    required property string text
    readonly property PositionTaker taker: checklist.position
    readonly property bool waiting: taker.path === path

    spacing: 8

    ActionButton {
        objectName: "takePlace:" + buttons.path
        visible: !buttons.waiting
        tone: "line"
        text: buttons.text
        onClicked: buttons.checklist.takePlace(buttons.path)
    }
    Text {
        objectName: "placeState:" + buttons.path
        width: buttons.width
        visible: buttons.waiting
        text: buttons.taker.text
        wrapMode: Text.Wrap
        font.pixelSize: 15
        color: Theme.ink2
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Row {
        visible: buttons.waiting
        spacing: 12

        ActionButton {
            objectName: "usePlace:" + buttons.path
            visible: buttons.taker.found
            tone: "tonal"
            text: qsTr("Use this one")
            onClicked: buttons.taker.use()
        }
        ActionButton {
            objectName: "cancelPlace:" + buttons.path
            tone: "line"
            text: qsTr("Stop")
            onClicked: buttons.taker.cancel()
        }
    }
}
