import QtQuick
import QtQuick.Layouts
import Wupan.Ui

/// An answer that has no question any more, and why or of which version.
Item {
    id: row

    required property int index
    required property string title
    required property string detail
    required property string tag
    required property string tone

    implicitHeight: content.implicitHeight + 24
    Accessible.role: Accessible.ListItem
    Accessible.name: `${title} ${detail} ${tag}`

    Rectangle {
        width: parent.width
        height: 1
        visible: row.index > 0
        color: Theme.line
    }
    RowLayout {
        id: content

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: 12

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Text {
                Layout.fillWidth: true
                text: row.title
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: 13
                color: Theme.ink3
            }
            Text {
                Layout.fillWidth: true
                text: row.detail
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: 15
                color: Theme.ink
            }
        }
        Tag {
            visible: row.tag.length > 0
            text: row.tag
            tone: row.tone
        }
    }
}
