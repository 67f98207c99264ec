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
                required property string key
                required property bool difficulty

                objectName: "answer:" + question.key + ":" + key
                width: lines.width
                ink: difficulty ? Theme.red : Theme.brand
                onClicked: question.checklist.choose(question.key, key)
            }
        }
    }
}
