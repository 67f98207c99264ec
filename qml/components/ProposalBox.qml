import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// The issue that an answer proposes, is on the list for, or was declined for.
Rectangle {
    id: box

    required property string path
    /// open, taken or declined
    required property string stage
    required property string heading
    required property string remark
    required property string text
    required property IssuePhotoModel photos
    required property bool decidable

    signal taken()
    signal edited()
    signal declined()
    signal photoWanted()
    signal opened()

    objectName: "proposal:" + path
    implicitHeight: content.height + 24
    radius: 14
    color: stage === "declined" ? Theme.surface2 : Theme.redSoft

    Column {
        id: content

        x: 14
        y: 12
        width: box.width - 28
        spacing: 10

        RowLayout {
            width: content.width
            spacing: 8

            Text {
                Layout.fillWidth: true
                text: "⚑ " + box.heading
                elide: Text.ElideRight
                font.pixelSize: 15
                font.weight: Font.Bold
                color: box.stage === "declined" ? Theme.ink2 : Theme.red
            }
            Text {
                text: box.remark
                font.pixelSize: 13
                font.weight: Font.DemiBold
                color: box.stage === "declined" ? Theme.ink3 : Theme.red
            }
        }
        Text {
            width: content.width
            text: box.text
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: 15
            color: Theme.ink
        }
        IssuePhotos {
            width: content.width
            visible: box.stage === "taken" && count > 0
            pictures: box.photos
            ground: box.color
        }
        Flow {
            width: content.width
            spacing: 12

            ActionButton {
                objectName: "proposalConfirm:" + box.path
                visible: box.decidable && box.stage !== "taken"
                tone: "line"
                text: qsTr("Put it on the list")
                onClicked: box.taken()
            }
            ActionButton {
                objectName: "proposalEdit:" + box.path
                visible: box.decidable && box.stage !== "taken"
                tone: "line"
                text: qsTr("Add details first")
                onClicked: box.edited()
            }
            ActionButton {
                objectName: "proposalDecline:" + box.path
                visible: box.decidable && box.stage === "open"
                tone: "line"
                text: qsTr("Not an issue")
                onClicked: box.declined()
            }
            ActionButton {
                objectName: "addPhoto:" + box.path
                visible: box.decidable && box.stage === "taken"
                tone: "line"
                text: qsTr("＋ Photo")
                onClicked: box.photoWanted()
            }
            ActionButton {
                objectName: "proposalOpen:" + box.path
                visible: box.stage === "taken"
                tone: "line"
                text: qsTr("Open the issue")
                onClicked: box.opened()
            }
        }
    }
}
