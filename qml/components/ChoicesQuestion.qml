pragma ComponentBehavior: Bound
import QtQuick
import Wupan.Ui

/// One or several of many answers.
QuestionFrame {
    id: question

    below: true

    Flow {
        width: parent.width
        spacing: 12

        Repeater {
            model: question.choices

            Chip {
                id: choice

                required property string key
                required property string label
                required property bool chosen
                required property bool difficulty

                objectName: "answer:" + question.key + ":" + key
                text: chosen ? "✓ " + label : label
                checked: chosen
                ink: !chosen ? Theme.ink2 : difficulty ? Theme.red : Theme.brandInk
                ground: !chosen ? Theme.surface : difficulty ? Theme.redSoft : Theme.brandSoft
                onClicked: question.checklist.choose(question.key, key)
            }
        }
    }
}
