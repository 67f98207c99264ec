import QtQuick
import Wupan.Ui

/// How far something is, 0 to 1.
Rectangle {
    id: bar

    property real value: 0
    property color fill: Theme.brand

    implicitHeight: 8
    radius: 4
    color: Theme.surface2
    Accessible.role: Accessible.ProgressBar
    Accessible.name: Math.round(value * 100) + " %"

    Rectangle {
        width: parent.width * Math.max(0, Math.min(1, bar.value))
        height: parent.height
        radius: 4
        color: bar.fill
    }
}
