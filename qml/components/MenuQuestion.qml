import QtQuick
import Wupan.Ui

/// One or several of a great many answers, which are searched.
QuestionFrame {
    id: question

    below: true

    ActionButton {
        objectName: "menu:" + question.key
        tone: "line"
        text: question.answer.length > 0 ? qsTr("Choose otherwise …") : qsTr("Choose …")
        onClicked: menu.show()
    }
    ChoiceSheet {
        id: menu

        heading: question.label
        choices: question.choices
        prefix: question.key
        onChosen: value => question.checklist.choose(question.key, value)
    }
}
