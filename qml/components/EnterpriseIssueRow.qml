import QtQuick
import QtQuick.Layouts
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

    contentItem: GridLayout {
        id: grid

        // Where the row is short the title has a line of its own.
        readonly property bool stacked: row.width < 300

        columns: 2
        columnSpacing: 12
        rowSpacing: 2

        Text {
            Layout.fillWidth: true
            Layout.columnSpan: grid.stacked ? 2 : 1
            text: row.title
            textFormat: Text.PlainText
            elide: Text.ElideRight
            font.pixelSize: 15
            color: Theme.ink
        }
        Tag {
            Layout.row: grid.stacked ? 1 : 0
            Layout.column: 1
            Layout.rowSpan: grid.stacked ? 1 : 2
            text: row.tag
            tone: row.tone
        }
        Text {
            Layout.row: 1
            Layout.column: 0
            Layout.fillWidth: true
            text: row.detail
            textFormat: Text.PlainText
            elide: Text.ElideRight
            font.pixelSize: 13
            color: Theme.ink3
        }
    }
}
