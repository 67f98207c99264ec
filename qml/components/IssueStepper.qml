pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// The seven stations of the procedure, joined by a line that is green as far as the issue got.
Row {
    id: stepper

    required property IssueStationsModel stations

    height: 54

    Repeater {
        id: repeater

        model: stepper.stations

        Item {
            id: station

            required property int index
            required property string text
            required property string progress
            readonly property bool current: progress === "current"
            readonly property bool done: progress === "done"

            width: stepper.width / repeater.count
            height: stepper.height
            Accessible.role: Accessible.StaticText
            Accessible.name: station.text

            Rectangle {
                x: -width / 2
                y: 11
                width: parent.width - 28
                height: 3
                color: station.done || station.current ? Theme.green : Theme.line
                visible: station.index > 0
            }
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 28
                height: 28
                y: -1
                radius: 14
                color: Theme.brandSoft
                visible: station.current
            }
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                y: station.current ? 4 : 3
                width: station.current ? 18 : 20
                height: width
                radius: width / 2
                color: station.done ? Theme.green : station.current ? Theme.brand : Theme.surface2
                border.width: station.done || station.current ? 0 : 2
                border.color: Theme.line
            }
            Text {
                anchors.horizontalCenter: parent.horizontalCenter
                y: 31
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                elide: Text.ElideRight
                text: station.text
                font.pixelSize: 13
                font.weight: station.current ? Font.Bold : Font.Normal
                color: station.current ? Theme.brandInk : Theme.ink3
            }
        }
    }
}
