import QtQuick
import QtQuick.Templates as T
import Wupan.Ui

/// A choice or a filter. Drawn 34 px high, touched on 48.
T.AbstractButton {
    id: control

    property color ink: checked ? Theme.brandInk : Theme.ink2
    property color ground: checked ? Theme.brandSoft : Theme.surface

    implicitHeight: 34
    implicitWidth: implicitContentWidth + 28
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.checked: checked
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Text {
        text: control.text
        font.pixelSize: 14
        font.weight: control.ground === Theme.surface ? Font.Normal : Font.DemiBold
        color: control.ink
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    background: Rectangle {
        radius: height / 2
        color: control.ground
        border.width: control.visualFocus ? 2 : control.ground === Theme.surface ? 1 : 0
        border.color: control.visualFocus ? Theme.blue : Theme.line
    }

    TapHandler {
        // The margin above and below belongs to the chip too.
        margin: (Theme.touch - control.height) / 2
        onTapped: eventPoint => {
            if (!control.contains(eventPoint.position))
                control.clicked()
        }
    }
}
