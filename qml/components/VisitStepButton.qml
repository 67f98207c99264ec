import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wupan.Ui

/// One step of a visit: its number or a tick, its title, how far it is.
T.AbstractButton {
    id: step

    required property string key
    required property string number
    required property string title
    required property string progress
    required property bool finished
    required property bool current
    /// Only as wide as its title: in a row above the page.
    property bool compact: false

    objectName: "step:" + key
    implicitHeight: Theme.touch
    implicitWidth: implicitContentWidth + 24
    leftPadding: 12
    rightPadding: 12
    text: title
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: `${title} ${progress}`
    Keys.onReturnPressed: step.clicked()
    Keys.onEnterPressed: step.clicked()

    background: Rectangle {
        radius: 12
        color: step.current ? Theme.brandSoft : step.hovered ? Theme.surface2 : Theme.surface
        border.width: step.visualFocus ? 2 : 0
        border.color: Theme.blue
    }
    contentItem: RowLayout {
        spacing: 10

        Rectangle {
            implicitWidth: 24
            implicitHeight: 24
            radius: 12
            color: step.finished ? Theme.green : step.current ? Theme.surface : Theme.surface2

            Text {
                anchors.centerIn: parent
                text: step.finished ? "✓" : step.number
                font.pixelSize: 13
                font.weight: Font.Bold
                color: step.finished ? Theme.surface : step.current ? Theme.brandInk : Theme.ink2
            }
        }
        Text {
            Layout.fillWidth: true
            text: step.title
            textFormat: Text.PlainText
            elide: Text.ElideRight
            font.pixelSize: 15
            font.weight: step.current ? Font.Bold : Font.Normal
            color: step.current ? Theme.brandInk : Theme.ink
        }
        Text {
            text: step.progress
            visible: text.length > 0
            font.pixelSize: 13
            font.weight: step.current ? Font.DemiBold : Font.Normal
            color: step.current ? Theme.brandInk : Theme.ink3
        }
    }
}
