import QtQuick
import Wupan.Ui

/// A day, typed or chosen from a calendar; or a month or a year, typed or stepped.
QuestionFrame {
    id: question

    readonly property bool ofDays: style.length === 0

    Row {
        spacing: 12

        StepButton {
            objectName: "answer:" + question.key + ":minus"
            visible: !question.ofDays
            text: "−"
            Accessible.name: qsTr("Earlier")
            onClicked: question.checklist.step(question.key, -1)
        }
        TextBox {
            objectName: "answer:" + question.key
            width: question.ofDays ? 160 : 120
            text: question.answer
            placeholderText: question.ofDays ? "2026-11-23" : question.style === "month" ? "2026-11" : "2026"
            inputMethodHints: Qt.ImhDate
            Accessible.name: question.label
            onTextEdited: question.checklist.type(question.key, text)
        }
        StepButton {
            objectName: "answer:" + question.key + ":plus"
            visible: !question.ofDays
            text: "+"
            Accessible.name: qsTr("Later")
            onClicked: question.checklist.step(question.key, 1)
        }
        ActionButton {
            objectName: "calendar:" + question.key
            visible: question.ofDays
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
