pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wupan.ViewModels
import Wupan.Ui

/// Paper to draw on, in colours, with a step back.
Sheet {
    id: sheet

    /// Parts are named <part>:<prefix>.
    required property string prefix
    /// A picture under the drawing; empty: white paper.
    property url ground
    property bool colours: true
    readonly property list<color> inks: ["#000000", "#c4332b", "#245fb5", "#1f8a4c", "#f0b35a"]

    signal drawn(var drawing)

    function show() {
        pad.clear()
        pad.ink = inks[0]
        open()
        closeButton.forceActiveFocus()
    }

    closeButton.objectName: "drawingCancel:" + sheet.prefix
    closeButton.text: qsTr("Cancel")
    onCloseWanted: close()

    buttons: [
        ActionButton {
            objectName: "drawingUndo:" + sheet.prefix
            tone: "line"
            enabled: !pad.empty
            text: qsTr("↶ Undo")
            onClicked: pad.undo()
        },
        ActionButton {
            objectName: "drawingClear:" + sheet.prefix
            tone: "line"
            enabled: !pad.empty
            text: qsTr("Clear")
            onClicked: pad.clear()
        },
        Item {
            Layout.fillWidth: true
        },
        ActionButton {
            objectName: "drawingKeep:" + sheet.prefix
            enabled: !pad.empty
            text: qsTr("Keep")
            onClicked: {
                sheet.drawn(pad.picture())
                sheet.close()
            }
        }
    ]

    Row {
        visible: sheet.colours
        spacing: 8

        Repeater {
            model: sheet.inks

            T.AbstractButton {
                id: ink

                required property int index
                required property color modelData

                objectName: "ink:" + sheet.prefix + ":" + index
                width: Theme.touch
                height: Theme.touch
                focusPolicy: Qt.StrongFocus
                Accessible.name: qsTr("Colour %1").arg(index + 1)
                onClicked: pad.ink = modelData

                background: Rectangle {
                    radius: height / 2
                    color: "transparent"
                    border.width: ink.visualFocus || Qt.colorEqual(pad.ink, ink.modelData) ? 3 : 0
                    border.color: ink.visualFocus ? Theme.blue : Theme.ink3
                }
                contentItem: Item {
                    Rectangle {
                        anchors.centerIn: parent
                        width: 30
                        height: 30
                        radius: 15
                        color: ink.modelData
                        border.color: Theme.line
                    }
                }
            }
        }
    }
    Rectangle {
        width: parent.width
        height: Math.min(460, (sheet.parent?.height ?? 800) - 300)
        radius: 14
        color: Theme.surface2

        DrawingPad {
            id: pad

            objectName: "drawingPad:" + sheet.prefix
            anchors.fill: parent
            anchors.margins: 6
            ground: sheet.ground
        }
    }
}
