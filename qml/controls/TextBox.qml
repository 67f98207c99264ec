import QtQuick
import QtQuick.Templates as T
import Wupan.Ui

/// One line of text.
T.TextField {
    id: control

    implicitHeight: Theme.touch
    implicitWidth: 240
    leftPadding: 18
    rightPadding: 18
    color: Theme.ink
    selectionColor: Theme.brand
    selectedTextColor: Theme.brandText
    font.pixelSize: 16
    verticalAlignment: TextInput.AlignVCenter
    placeholderTextColor: Theme.ink3

    Text {
        anchors.fill: parent
        anchors.leftMargin: control.leftPadding
        anchors.rightMargin: control.rightPadding
        visible: control.length === 0 && control.preeditText.length === 0
        text: control.placeholderText
        textFormat: Text.PlainText
        font: control.font
        color: Theme.ink3
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }
    background: Rectangle {
        radius: height / 2
        color: Theme.surface
        border.width: control.activeFocus ? 2 : 1
        border.color: control.activeFocus ? Theme.brand : Theme.line
    }
}
