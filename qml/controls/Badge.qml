import QtQuick
import Wupan.Ui

/// A number that waits; nothing when there is none.
Rectangle {
    id: badge

    property int count: 0

    visible: count > 0
    width: Math.max(18, number.implicitWidth + 12)
    height: 18
    radius: 9

    Text {
        id: number

        anchors.centerIn: parent
        text: badge.count > 99 ? "99+" : badge.count
        font.pixelSize: 11
        font.weight: Font.DemiBold
        color: Theme.dark ? Theme.bg : "white"
    }
}
