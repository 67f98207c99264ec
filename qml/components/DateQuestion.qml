import QtQuick
import Wupan.Ui

/// A day, typed or chosen from a calendar.
QuestionFrame {
    id: question

    Row {
        spacing: 12

        TextBox {
            objectName: "answer:" + question.key
            width: 160
            text: question.answer
            placeholderText: "2026-11-23"
            inputMethodHints: Qt.ImhDate
            Accessible.name: question.label
            onTextEdited: question.checklist.type(question.key, text)
        }
        ActionButton {
            objectName: "calendar:" + question.key
            tone: "line"
            text: qsTr("Calendar")
            onClicked: calendar.openAt(question.answer)
        }
        CalendarPopup {
            id: calendar

            onDayChosen: day => question.checklist.type(question.key, day)
        }
    }
}
