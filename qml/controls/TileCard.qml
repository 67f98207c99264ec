import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wupan.Ui

/// A card that leads somewhere: what it counts, how many, and a remark.
T.AbstractButton {
    id: tile

    property string number
    property string detail
    property color numberColor: Theme.ink

    implicitHeight: 102
    padding: 18
    focusPolicy: Qt.StrongFocus
    Accessible.name: `${text} ${number} ${detail}`
    Keys.onReturnPressed: tile.clicked()
    Keys.onEnterPressed: tile.clicked()

    background: Rectangle {
        radius: Theme.cardRadius
        color: tile.down ? Theme.surface2 : Theme.surface
        border.width: tile.visualFocus ? 2 : 1
        border.color: tile.visualFocus ? Theme.blue : Theme.line
    }
    contentItem: Item {
        Column {
            width: parent.width
            anchors.verticalCenter: parent.verticalCenter
            spacing: 4

            Text {
                width: parent.width
                text: tile.text
                elide: Text.ElideRight
                font.pixelSize: 15
                color: Theme.ink2
            }
            RowLayout {
                width: parent.width
                spacing: 12

                Text {
                    text: tile.number
                    font.pixelSize: 28
                    font.weight: Font.Bold
                    color: tile.numberColor
                }
                Text {
                    Layout.fillWidth: true
                    text: tile.detail
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    font.pixelSize: 13
                    color: Theme.ink3
                }
            }
        }
    }
}
