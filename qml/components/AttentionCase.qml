import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// What needs somebody, one edit at a time. Scrolls where it has less room than it needs.
Item {
    id: item

    required property AttentionEditor editor

    implicitHeight: head.height + 12 + content.implicitHeight

    CardHead {
        id: head

        width: item.width
        text: qsTr("Needs your decision")
        remark: item.editor.count > 0 ? item.editor.remark : ""
    }
    Text {
        y: head.height + 12
        width: item.width
        visible: item.editor.count === 0
        text: qsTr("Nothing. Edits that clash or that headquarters does not take stand here.")
        wrapMode: Text.Wrap
        font.pixelSize: 15
        color: Theme.ink3
    }
    Flickable {
        y: head.height + 12
        width: item.width
        height: item.height - y
        visible: item.editor.count > 0
        contentHeight: content.height
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: content

            width: item.width
            spacing: 14

            Item {
                width: content.width
                height: Math.max(title.height, turn.visible ? turn.height : 0)

                Text {
                    id: title

                    objectName: "attentionHeading"
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - (turn.visible ? turn.width + 12 : 0)
                    text: item.editor.heading
                    textFormat: Text.PlainText
                    wrapMode: Text.Wrap
                    font.pixelSize: 15
                    font.weight: Font.Bold
                    color: Theme.ink
                }
                Row {
                    id: turn

                    anchors.right: parent.right
                    visible: item.editor.count > 1
                    spacing: 8

                    ActionButton {
                        objectName: "previousEntry"
                        width: Theme.touch
                        tone: "line"
                        text: "‹"
                        enabled: item.editor.hasPrevious
                        Accessible.name: qsTr("Previous")
                        onClicked: item.editor.showPrevious()
                    }
                    Text {
                        anchors.verticalCenter: parent.verticalCenter
                        text: item.editor.positionText
                        font.pixelSize: 14
                        color: Theme.ink2
                    }
                    ActionButton {
                        objectName: "nextEntry"
                        width: Theme.touch
                        tone: "line"
                        text: "›"
                        enabled: item.editor.hasNext
                        Accessible.name: qsTr("Next")
                        onClicked: item.editor.showNext()
                    }
                }
            }
            Banner {
                objectName: "attentionReason"
                width: content.width
                visible: text.length > 0
                text: item.editor.reasonText
            }
            AttentionTexts {
                width: content.width
                editor: item.editor
            }
            Text {
                width: content.width
                visible: text.length > 0
                text: item.editor.alsoText
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: 14
                color: Theme.ink2
            }
            AttentionChoices {
                width: content.width
                visible: !item.editor.givingUp
                editor: item.editor
            }
            AttentionQuestion {
                width: content.width
                visible: item.editor.givingUp
                editor: item.editor
            }
            Text {
                objectName: "attentionError"
                width: content.width
                visible: text.length > 0
                text: item.editor.errorText
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: 14
                color: Theme.red
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            Text {
                objectName: "attentionExport"
                width: content.width
                visible: text.length > 0
                text: item.editor.exportText
                textFormat: Text.PlainText
                wrapMode: Text.WrapAnywhere
                font.pixelSize: 14
                color: Theme.ink2
            }
            Text {
                width: content.width
                text: item.editor.conflict
                      ? qsTr("Both versions are kept until you decide. Everything else goes on synchronizing.")
                      : qsTr("The edit is kept until you decide. Everything else goes on synchronizing.")
                wrapMode: Text.Wrap
                font.pixelSize: 13
                color: Theme.ink3
            }
        }
    }
}
