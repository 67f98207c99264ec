pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// What is missing before the visit is completed; each line leads there.
Sheet {
    id: sheet

    required property VisitEditor editor

    heading: sheet.editor.review.mayComplete ? qsTr("Complete the visit?") : qsTr("Still missing")
    visible: editor.review.active
    closeButton.objectName: "reviewClose"
    closeButton.text: qsTr("Back")
    onCloseWanted: editor.review.leave()

    buttons: [
        ActionButton {
            objectName: "reviewFirst"
            visible: !sheet.editor.review.mayComplete
            text: qsTr("To the first")
            onClicked: sheet.editor.goToFirstMissing()
        },
        Item {
            Layout.fillWidth: true
        },
        ActionButton {
            objectName: "completeNow"
            visible: sheet.editor.review.mayComplete
            text: qsTr("Complete the visit")
            onClicked: sheet.editor.completeNow()
        }
    ]

    Text {
        width: parent.width
        text: sheet.editor.review.text
        wrapMode: Text.Wrap
        font.pixelSize: 15
        color: Theme.ink2
    }
    Column {
        width: parent.width

        Repeater {
            model: sheet.editor.review.missing

            EnterpriseIssueRow {
                required property string key

                objectName: "missing:" + key
                width: parent.width
                onClicked: sheet.editor.goToMissing(key)
            }
        }
    }
}
