import QtQuick
import QtQuick.Templates as T
import Wupan.Ui

/// One place in the navigation: a sign, a word, and a number when something waits there.
T.AbstractButton {
    id: control

    property string sign
    property int badge: 0
    property color badgeColor: Theme.red

    implicitWidth: 72
    implicitHeight: 60
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: badge > 0 ? text + " " + badge : text
    Keys.onReturnPressed: control.clicked()

    contentItem: Column {
        topPadding: 8
        spacing: 2

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            text: control.sign
            font.pixelSize: 20
            color: control.checked ? Theme.brandInk : Theme.ink2
        }
        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            width: control.width - 6
            horizontalAlignment: Text.AlignHCenter
            text: control.text
            font.pixelSize: 13
            fontSizeMode: Text.HorizontalFit
            font.weight: control.checked ? Font.DemiBold : Font.Normal
            color: control.checked ? Theme.brandInk : Theme.ink2
        }
    }
    background: Rectangle {
        radius: 16
        color: control.checked ? Theme.brandSoft : "transparent"
        border.width: control.visualFocus ? 2 : 0
        border.color: Theme.blue

        Badge {
            anchors.right: parent.right
            anchors.rightMargin: 10
            y: 3
            count: control.badge
            color: control.badgeColor
        }
    }
}
