import QtQuick
import Wupan.Ui

/// A short coloured word. Tones: red, amber, green, blue, violet, neutral.
Rectangle {
    id: tag

    property alias text: label.text
    property string tone: "neutral"

    implicitWidth: label.implicitWidth + 16
    implicitHeight: 22
    radius: 8
    color: Theme.toneGround(tone)

    Text {
        id: label

        anchors.centerIn: parent
        textFormat: Text.PlainText
        font.pixelSize: 13
        font.weight: Font.DemiBold
        color: Theme.toneInk(tag.tone)
    }
}
