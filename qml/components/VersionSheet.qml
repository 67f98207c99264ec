pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// What becomes of the answers in the newer version of the checklist.
Sheet {
    id: sheet

    required property VisitEditor editor
    readonly property VersionChange version: editor.version

    heading: version.heading
    visible: version.active
    closeButton.objectName: "versionClose"
    closeButton.text: qsTr("Keep the present version")
    onCloseWanted: version.leave()

    buttons: [
        Item {
            Layout.fillWidth: true
        },
        ActionButton {
            objectName: "carryOver"
            visible: sheet.version.mayCarryOver
            text: qsTr("Carry over")
            onClicked: sheet.editor.carryOver()
        }
    ]

    Text {
        objectName: "versionMoves"
        width: parent.width
        text: sheet.version.movesText
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: 15
        color: Theme.ink
    }
    Text {
        objectName: "versionMisfits"
        width: parent.width
        visible: text.length > 0
        text: sheet.version.misfitsText
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: 15
        color: Theme.ink2
    }
    Column {
        width: parent.width

        Repeater {
            model: sheet.version.misfits

            KeptAnswerRow {
                objectName: "misfit:" + index
                width: parent.width
            }
        }
    }
}
