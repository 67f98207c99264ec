pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wupan.Ui

/// One answer on a scale of words.
QuestionFrame {
    id: question

    below: true

    Item {
        width: parent.width
        height: row.height

        Rectangle {
            readonly property real half: row.width / (2 * Math.max(1, steps.count))

            x: half
            y: 23
            width: row.width - 2 * half
            height: 2
            color: Theme.line
        }
        Row {
            id: row

            width: parent.width

            Repeater {
                id: steps

                model: question.choices

                T.AbstractButton {
                    id: step

                    required property string key
                    required property string label
                    required property bool chosen
                    required property bool difficulty
                    required property url picture
                    required property url largePicture
                    required property url sound
                    required property string video
                    readonly property color ink: difficulty ? Theme.red : Theme.brand

                    objectName: "answer:" + question.key + ":" + key
                    width: row.width / steps.count
                    height: implicitContentHeight + bottomPadding
                    bottomPadding: 8
                    text: label
                    focusPolicy: Qt.StrongFocus
                    Accessible.role: Accessible.RadioButton
                    Accessible.name: text
                    Accessible.checked: chosen
                    Keys.onReturnPressed: step.clicked()
                    Keys.onEnterPressed: step.clicked()
                    onClicked: question.checklist.choose(question.key, key)

                    contentItem: ColumnLayout {
                        spacing: 0

                        Item {
                            Layout.fillWidth: true
                            implicitHeight: Theme.touch - 4

                            Rectangle {
                                x: (parent.width - width) / 2
                                y: 24 - height / 2
                                width: step.chosen ? 28 : 20
                                height: width
                                radius: width / 2
                                color: step.chosen ? step.ink : Theme.surface
                                border.width: step.visualFocus ? 3 : 2
                                border.color: step.visualFocus ? Theme.blue : step.chosen ? step.ink : Theme.line
                            }
                        }
                        Text {
                            Layout.fillWidth: true
                            leftPadding: 2
                            rightPadding: 2
                            text: step.text
                            textFormat: Text.PlainText
                            wrapMode: Text.Wrap
                            horizontalAlignment: Text.AlignHCenter
                            font.pixelSize: 14
                            font.weight: step.chosen ? Font.Bold : Font.Normal
                            color: step.chosen ? step.ink : Theme.ink2
                        }
                        Repeater {
                            model: step.picture != "" ? 1 : 0

                            LabelPicture {
                                Layout.alignment: Qt.AlignHCenter
                                Layout.topMargin: 6
                                objectName: step.objectName + ":picture"
                                source: step.picture
                                large: step.largePicture
                                mostWidth: Math.max(24, step.width - 12)
                                mostHeight: 88
                            }
                        }
                        LabelMedia {
                            Layout.alignment: Qt.AlignHCenter
                            Layout.topMargin: width > 0 ? 6 : 0
                            checklist: question.checklist
                            key: question.key + ":" + step.key
                            sound: step.sound
                            video: step.video
                            terse: step.width < 110
                        }
                        // Takes what is left, so that the marks stay on their line.
                        Item {
                            Layout.fillHeight: true
                        }
                    }
                }
            }
        }
    }
}
