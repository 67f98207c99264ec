import QtQuick
import QtQuick.Layouts
import QtQuick.Controls
import Wupan.ViewModels
import Wupan.Ui

/// Records a new issue. A dialog where there is room for one, the whole window on a phone.
Popup {
    id: capture

    required property IssueCaptureEditor editor
    readonly property bool narrow: parent !== null && parent.width < 720

    signal photoWanted()

    parent: Overlay.overlay
    anchors.centerIn: parent
    width: narrow ? parent.width : 720
    height: narrow ? parent.height : Math.min(parent.height - 48, body.implicitHeight + 148)
    modal: true
    focus: true
    closePolicy: Popup.CloseOnEscape
    padding: 0
    visible: editor.active
    onClosed: if (editor.active) editor.putAside()

    background: Rectangle {
        radius: capture.narrow ? 0 : 18
        color: Theme.surface
        border.width: capture.narrow ? 0 : 1
        border.color: Theme.line
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: 18
            Layout.bottomMargin: 10
            spacing: 12

            Text {
                text: qsTr("Record an issue")
                font.pixelSize: 21
                font.weight: Font.Bold
                color: Theme.ink
            }
            Text {
                Layout.fillWidth: true
                text: capture.editor.draftText
                elide: Text.ElideRight
                font.pixelSize: 13
                color: Theme.ink3
            }
            ActionButton {
                objectName: "issueCaptureClose"
                tone: "line"
                text: qsTr("Later")
                Accessible.name: qsTr("Keep the draft and close")
                onClicked: capture.editor.putAside()
            }
        }

        Flickable {
            id: scroll

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: body.height
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ScrollBar.vertical: ScrollBar {}

            IssueCaptureForm {
                id: body

                x: 18
                width: scroll.width - 36
                editor: capture.editor
                onPhotoWanted: capture.photoWanted()
            }
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: 18
            Layout.topMargin: 10
            spacing: 12

            ActionButton {
                objectName: "issueDiscard"
                tone: "line"
                text: qsTr("Discard")
                onClicked: capture.editor.discard()
            }
            Text {
                Layout.fillWidth: true
                text: capture.editor.errorText
                wrapMode: Text.Wrap
                font.pixelSize: 14
                color: Theme.red
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            ActionButton {
                objectName: "issueSave"
                text: qsTr("Save")
                enabled: !capture.editor.saving
                onClicked: capture.editor.save()
            }
        }
    }
}
