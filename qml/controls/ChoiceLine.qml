pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wupan.Ui

/// One of several choices, with a line of its own.
T.AbstractButton {
    id: control

    required property string label
    required property bool chosen
    /// Empty: it has none.
    required property url picture
    required property url largePicture
    property color ink: Theme.brand

    implicitHeight: Math.max(Theme.touch, implicitContentHeight + 20)
    leftPadding: 10
    rightPadding: 10
    text: label
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: RowLayout {
        spacing: 12

        Rectangle {
            implicitWidth: 24
            implicitHeight: 24
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
        Repeater {
            model: control.picture != "" ? 1 : 0

            LabelPicture {
                objectName: control.objectName + ":picture"
                source: control.picture
                large: control.largePicture
                mostWidth: 132
                mostHeight: 88
            }
        }
        Text {
            Layout.fillWidth: true
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
