import QtQuick
import QtQuick.Templates as T
import Wupan.Ui

/// A small mark on a picture, touched on more than is drawn.
T.AbstractButton {
    id: control

    implicitWidth: Theme.touch
    implicitHeight: Theme.touch
    focusPolicy: Qt.StrongFocus
    Accessible.name: text

    contentItem: Text {
        text: control.text
        font.pixelSize: 15
        color: "white"
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    background: Item {
        Rectangle {
            anchors.centerIn: parent
            width: 26
            height: 26
            radius: 13
            color: "#99000000"
            border.width: control.visualFocus ? 2 : 0
            border.color: Theme.blue
        }
    }
}
