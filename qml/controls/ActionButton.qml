import QtQuick
import QtQuick.Templates as T
import Wupan.Ui

/// A button that does something. Tones: primary (one a page), tonal, line.
T.AbstractButton {
    id: control

    property string tone: "primary"
    readonly property color ink: tone === "primary" ? Theme.brandText : tone === "tonal" ? Theme.brandInk : Theme.ink

    implicitHeight: Theme.touch
    implicitWidth: implicitContentWidth + 44
    opacity: enabled ? 1 : 0.5
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Text {
        text: control.text
        font.pixelSize: 16
        font.weight: Font.DemiBold
        color: control.ink
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    background: Rectangle {
        radius: height / 2
        color: control.tone === "primary" ? Theme.brand : control.tone === "tonal" ? Theme.brandSoft : Theme.surface
        border.width: control.visualFocus ? 3 : control.tone === "line" ? 1 : 0
        border.color: control.visualFocus ? Theme.blue : Theme.line

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: Theme.ink
            opacity: control.pressed ? 0.12 : 0
        }
    }
}
