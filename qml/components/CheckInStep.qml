import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// Where and when the visit begins.
Column {
    id: step

    required property VisitEditor editor

    spacing: 16

    Text {
        objectName: "positionText"
        width: parent.width
        visible: !step.editor.checkedIn
        text: step.editor.position.text
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
            onClicked: question.open()
        }
    }
    Sheet {
        id: question

        heading: qsTr("Cancel this visit?")
        closeButton.objectName: "cancelNot"
        closeButton.text: qsTr("Keep the visit")
        onCloseWanted: question.close()

        buttons: [
            Item {
                Layout.fillWidth: true
            },
            ActionButton {
                objectName: "cancelNow"
                text: qsTr("Cancel this visit")
                onClicked: {
                    question.close()
                    step.editor.cancel()
                }
            }
        ]

        Text {
            width: parent.width
            text: qsTr("It leaves your plan for good. To go all the same, plan a new visit.")
            wrapMode: Text.Wrap
            font.pixelSize: 15
            color: Theme.ink2
        }
    }
}
