import QtQuick
import Wupan.Ui

/// One or several of a great many answers, which are searched.
QuestionFrame {
    id: question

    below: true
    saysItself: true

    ActionButton {
        objectName: "menu:" + question.key
        tone: "line"
        width: Math.min(implicitWidth, parent.width)
        text: question.shown.length > 0 ? question.shown + " ▾" : qsTr("Choose …")
        onClicked: menu.show()
    }
    ChoiceSheet {
        id: menu

        heading: question.label
        checklist: question.checklist
        choices: question.choices
        prefix: question.key
        onChosen: value => question.checklist.choose(question.key, value)
    }
}
