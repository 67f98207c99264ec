import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// Records a new issue.
Sheet {
    id: capture

    required property IssueCaptureEditor editor

    signal photoWanted()

    heading: qsTr("Record an issue")
    remark: editor.draftText
    visible: editor.active
    closeButton.objectName: "issueCaptureClose"
    closeButton.text: qsTr("Later")
    closeButton.Accessible.name: qsTr("Keep the draft and close")
    onCloseWanted: editor.putAside()

    buttons: [
        ActionButton {
            objectName: "issueDiscard"
            tone: "line"
            text: qsTr("Discard")
            onClicked: capture.editor.discard()
        },
        Text {
            Layout.fillWidth: true
            text: capture.editor.errorText
            wrapMode: Text.Wrap
            font.pixelSize: 14
            color: Theme.red
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        },
        ActionButton {
            objectName: "issueSave"
            text: qsTr("Save")
            enabled: !capture.editor.saving
            onClicked: capture.editor.save()
        }
    ]

    IssueCaptureForm {
        width: parent.width
        editor: capture.editor
        onPhotoWanted: capture.photoWanted()
    }
}
