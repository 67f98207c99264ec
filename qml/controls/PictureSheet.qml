import QtQuick
import QtQuick.Controls
import QtQuick.Templates as T
import Wupan.Ui

/// One picture over the whole window; a tap anywhere closes it.
Popup {
    id: sheet

    required property url source

    parent: Overlay.overlay
    width: parent !== null ? parent.width : 0
    height: parent !== null ? parent.height : 0
    modal: true
    focus: true
    padding: 0

    background: Rectangle {
        color: Theme.surface
    }

    T.AbstractButton {
        objectName: "largePicture"
        anchors.fill: parent
        focus: true
        Accessible.name: qsTr("Close the picture")
        Keys.onReturnPressed: sheet.close()
        Keys.onEnterPressed: sheet.close()
        Keys.onBackPressed: sheet.close()
        onClicked: sheet.close()

        Rectangle {
            anchors.centerIn: image
            width: image.paintedWidth
            height: image.paintedHeight
            color: "white"
        }
        Image {
            id: image

            anchors.fill: parent
            anchors.margins: 16
            asynchronous: true
            source: sheet.visible ? sheet.source : ""
            fillMode: Image.PreserveAspectFit
            sourceSize.width: 2048
            sourceSize.height: 2048
        }
        Rectangle {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 8
            width: Theme.touch
            height: width
            radius: width / 2
            color: Theme.surface2

            Text {
                anchors.centerIn: parent
                text: "✕"
                font.pixelSize: 21
                color: Theme.ink
            }
        }
    }
}
