pragma ComponentBehavior: Bound
import QtQuick
import Wupan.Ui

/// Answers in an order, dragged by their handle or moved by buttons.
QuestionFrame {
    id: question

    below: true
    clearable: true

    Column {
        width: parent.width
        spacing: 10

        Column {
            id: lines

            width: parent.width

            Repeater {
                id: ranks

                model: question.choices

                RankLine {
                    id: line

                    required property string key
                    required property url sound
                    required property string video

                    objectName: "answer:" + question.key + ":" + key
                    width: lines.width
                    last: ranks.count - 1
                    ranked: question.answer.length > 0
                    onMoved: (from, to) => question.checklist.moveChoice(question.key, from, to)

                    LabelMedia {
                        anchors.verticalCenter: parent.verticalCenter
                        checklist: question.checklist
                        key: question.key + ":" + line.key
                        sound: line.sound
                        video: line.video
                    }
                }
            }
        }
        ActionButton {
            objectName: "keepOrder:" + question.key
            visible: question.answer.length === 0
            tone: "tonal"
            text: qsTr("This order is right")
            onClicked: question.checklist.moveChoice(question.key, 0, 0)
        }
    }
}
