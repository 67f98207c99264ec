import QtQuick
import QtQuick.Templates as T
import Wupan.Ui

/// A picture that goes with a text, as small as that allows. A tap shows it alone.
T.AbstractButton {
    id: control

    required property url source
    /// Shown alone.
    property url large: source
    property real mostWidth: 360
    property real mostHeight: 220
    readonly property bool shown: image.status === Image.Ready
    readonly property real shrunk: Math.min(1, mostWidth / Math.max(1, image.implicitWidth), mostHeight / Math.max(1, image.implicitHeight))

    implicitWidth: image.implicitWidth * shrunk
    implicitHeight: image.implicitHeight * shrunk
    visible: source != ""
    focusPolicy: Qt.StrongFocus
    Accessible.name: qsTr("Show the picture large")
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()
    onClicked: sheet.open()

    Image {
        id: image

        anchors.fill: parent
        asynchronous: true
        source: control.source
        fillMode: Image.PreserveAspectFit
        // Twice what is shown: tablets have small pixels.
        sourceSize.width: 2 * control.mostWidth
        sourceSize.height: 2 * control.mostHeight
    }
    // Drawings without a ground of their own are made for white paper.
    background: Rectangle {
        color: "white"
        border.width: control.visualFocus ? 2 : 0
        border.color: Theme.blue
    }

    PictureSheet {
        id: sheet

        source: control.large
    }
}
