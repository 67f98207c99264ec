pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Wupan.ViewModels
import Wupan.Ui

/// Two or three short answers, side by side. An answer that is a difficulty turns red.
Rectangle {
    id: segments

    required property AnswerChoiceModel choices
    required property string path

    signal chosen(string value)

    implicitWidth: row.width
    implicitHeight: Theme.touch
    radius: height / 2
    color: Theme.surface
    border.color: Theme.line

    Row {
        id: row

        Repeater {
            id: repeater

            model: segments.choices

            T.AbstractButton {
                id: segment

                required property int index
                required property string key
                required property string label
                required property bool chosen
                required property bool difficulty
                readonly property bool first: index === 0
                readonly property bool last: index === repeater.count - 1
                readonly property color ground: !chosen ? "transparent" : difficulty ? Theme.redSoft : Theme.greenSoft

                objectName: "answer:" + segments.path + ":" + key
                text: label
                width: Math.max(93, implicitContentWidth + 28)
                height: Theme.touch
                focusPolicy: Qt.StrongFocus
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checked: chosen
                Keys.onReturnPressed: segment.clicked()
                Keys.onEnterPressed: segment.clicked()
                onClicked: segments.chosen(key)

                contentItem: Text {
                    text: segment.text
                    font.pixelSize: 16
                    font.weight: segment.chosen ? Font.Bold : Font.Normal
                    color: !segment.chosen ? Theme.ink : segment.difficulty ? Theme.red : Theme.green
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                }
                background: Item {
                    Rectangle {
                        anchors.fill: parent
                        anchors.margins: 1
                        radius: segment.first || segment.last ? height / 2 : 0
                        color: segment.ground
                        border.width: segment.visualFocus ? 2 : 0
                        border.color: Theme.blue
                    }
                    Rectangle {
                        // Squares the side towards the next segment.
                        x: segment.first ? parent.width / 2 : 0
                        y: 1
                        width: parent.width / 2
                        height: parent.height - 2
                        visible: segment.first !== segment.last && !segment.visualFocus
                        color: segment.ground
                    }
                    Rectangle {
                        width: 1
                        height: parent.height
                        visible: !segment.first
                        color: Theme.line
                    }
                }
            }
        }
    }
}
