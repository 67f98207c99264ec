import QtQuick
import QtQuick.Templates as T
import Wupan.Ui

/// One of several choices, with a line of its own.
T.AbstractButton {
    id: control

    required property string label
    required property bool chosen
    property color ink: Theme.brand

    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 20)
    text: label
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Item {
        Rectangle {
            id: mark

            x: 10
            anchors.verticalCenter: parent.verticalCenter
            width: 24
            height: 24
            radius: 12
            color: control.chosen ? control.ink : Theme.surface
            border.width: control.chosen ? 0 : 2
            border.color: Theme.line

            Text {
                anchors.centerIn: parent
                visible: control.chosen
                text: "✓"
                font.pixelSize: 15
                font.weight: Font.Bold
                color: Theme.surface
            }
        }
        Text {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: 46
            width: parent.width - x - 10
            text: control.text
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: 16
            font.weight: control.chosen ? Font.DemiBold : Font.Normal
            color: control.chosen ? control.ink : Theme.ink
        }
    }
    background: Rectangle {
        radius: 12
        color: control.down || control.hovered ? Theme.surface2 : "transparent"
        border.width: control.visualFocus ? 2 : 0
        border.color: Theme.blue
    }
}
