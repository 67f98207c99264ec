import QtQuick
import QtQuick.Templates as T
import Wupan.Ui

/// One open issue of an enterprise.
T.AbstractButton {
    id: row

    required property int index
    required property string title
    required property string detail
    required property string tag
    required property string tone

    objectName: "enterpriseIssue:" + index
    implicitHeight: 62
    text: title
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: `${title} ${tag} ${detail}`
    Accessible.onPressAction: row.clicked()
    Keys.onReturnPressed: row.clicked()
    Keys.onEnterPressed: row.clicked()

    background: Rectangle {
        radius: 8
        color: row.down || row.hovered ? Theme.surface2 : Theme.surface
        border.width: row.visualFocus ? 2 : 0
        border.color: Theme.blue

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
            visible: row.index > 0
        }
    }

    Item {
        id: content

        // Where the row is short the title has a line of its own.
        readonly property bool stacked: row.width < 300
        readonly property real besideTag: width - light.width - 12

        anchors.fill: parent

        Text {
            id: heading

            y: (content.height - height - note.height - 2) / 2
            width: content.stacked ? content.width : content.besideTag
            text: row.title
            textFormat: Text.PlainText
            elide: Text.ElideRight
            font.pixelSize: 15
            color: Theme.ink
        }
        Text {
            id: note

            y: heading.y + heading.height + 2
            width: content.besideTag
            text: row.detail
            textFormat: Text.PlainText
            elide: Text.ElideRight
            font.pixelSize: 13
            color: Theme.ink3
        }
        Tag {
            id: light

            x: content.width - width
            y: content.stacked ? note.y + (note.height - height) / 2 : (content.height - height) / 2
            text: row.tag
            tone: row.tone
        }
    }
}
