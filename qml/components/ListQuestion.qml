pragma ComponentBehavior: Bound
import QtQuick
import Wupan.Ui

/// One or several of many answers, each with a line of its own.
QuestionFrame {
    id: question

    below: true

    Column {
        id: lines

        width: parent.width

        Repeater {
            model: question.choices

            ChoiceLine {
                id: line

                required property string key
                required property bool difficulty
                required property url sound
                required property string video

                objectName: "answer:" + question.key + ":" + key
                width: lines.width
                ink: difficulty ? Theme.red : Theme.brand
                rightPadding: media.width + 10
                onClicked: question.checklist.choose(question.key, key)

                LabelMedia {
                    id: media

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    checklist: question.checklist
                    key: question.key + ":" + line.key
                    sound: line.sound
                    video: line.video
                }
            }
        }
    }
}
