import QtQuick
import QtQuick.Layouts
import Wupan.Ui

/// A newer version of the checklist is there.
Rectangle {
    id: banner

    property string text

    signal wanted()

    implicitHeight: content.implicitHeight + 16
    radius: 14
    color: Theme.toneGround("blue")
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    GridLayout {
        id: content

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: 14
        columns: banner.width < 560 ? 1 : 2
        columnSpacing: 12
        rowSpacing: 4

        Text {
            Layout.fillWidth: true
            text: banner.text
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: 15
            color: Theme.ink
        }
        ActionButton {
            objectName: "seeVersion"
            Layout.alignment: Qt.AlignRight
            tone: "line"
            text: qsTr("See what changes")
            onClicked: banner.wanted()
        }
    }
}
