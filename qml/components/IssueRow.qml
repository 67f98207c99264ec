import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wupan.Ui

/// One line of the issue list.
T.AbstractButton {
    id: row

    required property int index
    required property string issueId
    required property string title
    required property string subtitle
    required property string tagText
    required property string tagTone
    required property string pendingText
    required property bool loaded
    property bool current: false

    objectName: "issueRow:" + index
    implicitHeight: 69
    leftPadding: 16
    rightPadding: 16
    text: title
    Accessible.role: Accessible.ListItem
    Accessible.name: `${title} ${tagText} ${subtitle}`
    Accessible.onPressAction: row.clicked()

    background: Rectangle {
        color: row.current ? Theme.brandSoft : row.down || row.hovered ? Theme.surface2 : Theme.surface

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
            visible: row.index > 0
        }
        Rectangle {
            anchors.fill: parent
            color: "transparent"
            border.width: 2
            border.color: Theme.brand
            visible: row.visualFocus
        }
    }

    contentItem: Item {
        ColumnLayout {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2
            opacity: row.loaded ? 1 : 0

            RowLayout {
                spacing: 6

                Text {
                    Layout.fillWidth: true
                    text: row.title
                    textFormat: Text.PlainText
                    elide: Text.ElideRight
                    font.pixelSize: 15
                    font.weight: Font.Bold
                    color: Theme.ink
                }
                Tag {
                    text: row.pendingText
                    tone: "neutral"
                    visible: text.length > 0
                }
                Tag {
                    text: row.tagText
                    tone: row.tagTone
                    visible: text.length > 0
                }
            }
            Text {
                Layout.fillWidth: true
                text: row.subtitle
                textFormat: Text.PlainText
                elide: Text.ElideRight
                font.pixelSize: 13
                color: Theme.ink3
            }
        }
    }
}
