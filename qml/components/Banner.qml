import QtQuick
import QtQuick.Layouts
import Wupan.Ui

/// A coloured notice: a short heading, then what it means.
Rectangle {
    id: banner

    property string heading
    property string text
    property string tone: "red"

    implicitHeight: content.implicitHeight + 28
    radius: 14
    color: Theme.toneGround(tone)
    Accessible.role: Accessible.StaticText
    Accessible.name: heading + " " + text

    RowLayout {
        id: content

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: 14
        spacing: 12

        Text {
            visible: text.length > 0
            text: banner.heading
            font.pixelSize: 15
            font.weight: Font.Bold
            color: Theme.toneInk(banner.tone)
        }
        Text {
            Layout.fillWidth: true
            text: banner.text
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: 15
            color: Theme.ink
        }
    }
}
