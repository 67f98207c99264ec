pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Wupan.Ui

/// Slides along the steps 0 to `last`; without a handle while `place` is -1.
T.Slider {
    id: control

    required property int last
    required property int place
    required property bool ticked
    required property string firstText
    required property string lastText
    readonly property real track: (horizontal ? width : height) - 28

    signal slid(int position)

    implicitHeight: 72
    implicitWidth: 240
    from: 0
    to: Math.max(1, last)
    stepSize: 1
    snapMode: T.Slider.SnapAlways
    value: Math.max(0, place)
    focusPolicy: Qt.StrongFocus
    onMoved: control.slid(Math.round(control.value))
    // A first touch of the beginning moves nothing, and is an answer all the same.
    onPressedChanged: {
        if (!pressed && place < 0)
            control.slid(Math.round(control.value))
    }
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Home || event.key === Qt.Key_End) {
            control.slid(event.key === Qt.Key_Home ? 0 : control.last)
            event.accepted = true
        } else if (control.place < 0 && (event.key === Qt.Key_Right || event.key === Qt.Key_Up)) {
            control.slid(0)
            event.accepted = true
        } else {
            event.accepted = false
        }
    }

    handle: Rectangle {
        x: control.horizontal ? control.visualPosition * control.track : 0
        y: control.horizontal ? 10 : control.visualPosition * control.track
        width: 28
        height: 28
        radius: 14
        visible: control.place >= 0 || control.pressed
        color: Theme.brand
        border.width: control.visualFocus ? 3 : 0
        border.color: Theme.blue
    }
    background: Item {
        Rectangle {
            x: control.horizontal ? 14 : 10
            y: control.horizontal ? 20 : 14
            width: control.horizontal ? control.track : 8
            height: control.horizontal ? 8 : control.track
            radius: 4
            color: Theme.surface2
            border.width: control.visualFocus && control.place < 0 ? 2 : 0
            border.color: Theme.blue
        }
        Repeater {
            model: control.ticked ? control.last + 1 : 0

            Rectangle {
                required property int index
                readonly property real along: 13 + control.track * index / Math.max(1, control.last)

                x: control.horizontal ? along : 22
                y: control.horizontal ? 32 : control.height - along - 1
                width: control.horizontal ? 2 : 8
                height: control.horizontal ? 8 : 2
                color: Theme.line
            }
        }
        Text {
            x: control.horizontal ? 4 : 36
            y: control.horizontal ? 46 : control.height - 24
            text: control.firstText
            font.pixelSize: 14
            color: Theme.ink3
        }
        Text {
            x: control.horizontal ? control.width - width - 4 : 36
            y: control.horizontal ? 46 : 4
            text: control.lastText
            font.pixelSize: 14
            color: Theme.ink3
        }
    }
}
