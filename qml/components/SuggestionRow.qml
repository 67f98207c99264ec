import QtQuick
import QtQuick.Layouts
import Wupan.Ui

/// An enterprise that might be visited next, and why.
Item {
    id: row

    required property int index
    required property string title
    required property string detail

    signal taken()

    objectName: "suggestion:" + index
    implicitHeight: 66

    Rectangle {
        width: parent.width
        height: 1
        visible: row.index > 0
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        spacing: 12

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Text {
                Layout.fillWidth: true
                text: row.title
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                font.pixelSize: 15
                font.weight: Font.Bold
                color: Theme.ink
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
            id: add

            objectName: "addToday:" + row.index
            implicitHeight: 42
            tone: "line"
            text: qsTr("Add to today")
            Accessible.name: `${text} ${row.title}`
            onClicked: row.taken()

            TapHandler {
                // The margin above and below belongs to the button too.
                margin: (Theme.touch - add.height) / 2
                onTapped: eventPoint => {
                    if (!add.contains(eventPoint.position))
                        row.taken()
                }
            }
        }
    }
}
