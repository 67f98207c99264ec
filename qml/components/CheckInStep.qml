import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// Where and when the visit begins.
Column {
    id: step

    required property VisitEditor editor

    spacing: 16

    Text {
        width: parent.width
        visible: !step.editor.checkedIn
        text: step.editor.positionText
        wrapMode: Text.Wrap
        font.pixelSize: 16
        color: Theme.ink2
    }
    Text {
        objectName: "checkedInText"
        width: parent.width
        visible: step.editor.checkedIn
        text: "✓ " + step.editor.subtitle
        wrapMode: Text.Wrap
        font.pixelSize: 16
        color: Theme.green
    }
    Flow {
        width: parent.width
        spacing: 12
        visible: step.editor.canCheckIn

        ActionButton {
            objectName: "checkIn"
            text: qsTr("Check in now")
            onClicked: step.editor.checkIn()
        }
        ActionButton {
            objectName: "cancelVisit"
            tone: "line"
            text: qsTr("Cancel this visit")
            onClicked: step.editor.cancel()
        }
    }
}
