pragma ComponentBehavior: Bound
import QtQuick
import Wupan.Ui

/// One line of an order: its place, what it is, and what moves it.
Item {
    id: line

    required property int index
    required property string label
    /// Empty: it has none.
    required property url picture
    required property url largePicture
    /// Index of the last line.
    required property int last
    /// The order is an answer already.
    required property bool ranked
    /// Stands before its text, behind its picture.
    default property alias beside: small.data

    signal moved(int from, int to)

    implicitHeight: Math.max(Theme.touch + 12, words.implicitHeight + 20, small.height + 12)
    z: drag.active ? 1 : 0

    Rectangle {
        id: plate

        width: line.width
        height: line.height - 4
        radius: 12
        color: drag.active ? Theme.brandSoft : Theme.surface
        border.color: Theme.line

        Item {
            id: handle

            objectName: line.objectName + ":handle"
            width: Theme.touch
            height: parent.height
            Accessible.role: Accessible.Grip
            Accessible.name: qsTr("Drag to another place")

            Text {
                anchors.centerIn: parent
                text: "≡"
                font.pixelSize: 22
                color: Theme.ink3
            }
            DragHandler {
                id: drag

                target: plate
                xAxis.enabled: false
                grabPermissions: PointerHandler.CanTakeOverFromAnything
                onActiveChanged: {
                    if (active)
                        return
                    const to = Math.max(0, Math.min(line.last, line.index + Math.round(plate.y / line.height)))
                    plate.y = 0
                    if (to !== line.index)
                        line.moved(line.index, to)
                }
            }
        }
        Row {
            id: small

            anchors.verticalCenter: parent.verticalCenter
            x: handle.width
            spacing: 8

            Repeater {
                model: line.picture != "" ? 1 : 0

                LabelPicture {
                    objectName: line.objectName + ":picture"
                    source: line.picture
                    large: line.largePicture
                    mostWidth: 88
                    mostHeight: 64
                }
            }
        }
        Text {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: small.x + small.width + (small.width > 0 ? 12 : 0)
            width: buttons.x - x - 8
            text: (line.ranked ? line.index + 1 + ". " : "") + line.label
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: 16
            color: line.ranked ? Theme.ink : Theme.ink2
        }
        Row {
            id: buttons

            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            anchors.rightMargin: 4
            spacing: 4

            StepButton {
                objectName: line.objectName + ":up"
                enabled: line.index > 0
                text: "↑"
                Accessible.name: qsTr("Up: %1").arg(line.label)
                onClicked: line.moved(line.index, line.index - 1)
            }
            StepButton {
                objectName: line.objectName + ":down"
                enabled: line.index < line.last
                text: "↓"
                Accessible.name: qsTr("Down: %1").arg(line.label)
                onClicked: line.moved(line.index, line.index + 1)
            }
        }
    }
}
