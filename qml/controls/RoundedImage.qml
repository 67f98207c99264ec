import QtQuick
import Wupan.Ui

/// A thumbnail. Its corners are covered with the ground it lies on, which costs no layer.
Item {
    id: picture

    property alias source: image.source
    property real radius: 12
    property color ground: Theme.surface

    Image {
        id: image

        anchors.fill: parent
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
        sourceSize.width: 240
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -picture.radius / 2
        color: "transparent"
        radius: picture.radius
        border.width: picture.radius / 2
        border.color: picture.ground
    }
}
