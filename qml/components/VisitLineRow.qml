import QtQuick
import QtQuick.Layouts
import Wupan.Ui

/// One visit in a list: when, where, what is known of the place, and what to do next.
Item {
    id: row

    required property int index
    required property string key
    required property string time
    required property string timeDetail
    required property bool late
    required property string title
    required property string tag
    required property string tone
    required property string detail
    required property string actionText
    required property bool primary
    /// The arrow keys stand here.
    property bool marked: false

    signal opened()

    objectName: "visitRow:" + index
    implicitHeight: Math.max(68, line.implicitHeight + 16)
    Accessible.role: Accessible.ListItem
    Accessible.name: `${time} ${timeDetail} ${title} ${detail}`

    Rectangle {
        width: parent.width
        height: 1
        visible: row.index > 0
        color: Theme.line
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -4
        visible: row.marked
        radius: 8
        color: "transparent"
        border.width: 2
        border.color: Theme.brand
    }
    RowLayout {
        id: line

        anchors.fill: parent
        spacing: 12

        ColumnLayout {
            Layout.preferredWidth: 70
            Layout.maximumWidth: 70
            spacing: 0

            Text {
                text: row.time
                font.pixelSize: 15
                font.weight: Font.Bold
                color: Theme.ink
            }
            Text {
                Layout.fillWidth: true
                text: row.timeDetail
                elide: Text.ElideRight
                font.pixelSize: 13
                color: row.late ? Theme.amber : Theme.ink3
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            RowLayout {
                spacing: 6

                Text {
                    objectName: "visitTitle:" + row.index
                    Layout.fillWidth: true
                    Layout.maximumWidth: Math.ceil(implicitWidth)
                    text: row.title
                    textFormat: Text.PlainText
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    font.pixelSize: 15
                    font.weight: Font.Bold
                    color: Theme.ink
                }
                Tag {
                    visible: row.tag.length > 0 && row.width > 480
                    text: row.tag
                    tone: row.tone
                }
                Item {
                    Layout.fillWidth: true
                }
            }
            Text {
                Layout.fillWidth: true
                text: row.detail
                textFormat: Text.PlainText
                elide: Text.ElideRight
                font.pixelSize: 13
                color: Theme.ink3
            }
        }
        ActionButton {
            objectName: "visitAction:" + row.index
            implicitHeight: 42
            tone: row.primary ? "primary" : "tonal"
            text: row.actionText
            Accessible.name: `${row.actionText} ${row.title}`
            onClicked: row.opened()
        }
    }
    TapHandler {
        onTapped: row.opened()
    }
}
