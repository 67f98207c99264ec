import QtQuick
import Wupan.Ui

/// A time, typed or stepped; with a day, where it is asked for.
QuestionFrame {
    id: question

    readonly property bool withDay: style === "dateTime"

    below: true
    clearable: true

    function typeMoment(day: string, hour: string, minute: string) {
        checklist.typeMoment(key, day, hour, minute)
    }

    Flow {
        width: parent.width
        spacing: 12

        Row {
            visible: question.withDay
            spacing: 12

            TextBox {
                objectName: "day:" + question.key
                width: 160
                text: question.day
                placeholderText: "2026-11-23"
                inputMethodHints: Qt.ImhDate
                Accessible.name: qsTr("Day")
                onTextEdited: question.typeMoment(text, question.hour, question.minute)
            }
            ActionButton {
                objectName: "calendar:" + question.key
                tone: "line"
                text: qsTr("Calendar")
                onClicked: calendar.openAt(question.day)
            }
            CalendarPopup {
                id: calendar

                onDayChosen: day => question.typeMoment(day, question.hour, question.minute)
            }
        }
        Flow {
            width: Math.min(parent.width, hour.width + spacing + minute.width)
            spacing: 12

            SpinField {
                id: hour

                objectName: "hour:" + question.key
                text: question.hour
                name: qsTr("Hour")
                onEdited: hours => question.typeMoment(question.day, hours, question.minute)
                onStepped: by => question.checklist.step(question.key, 60 * by)
            }
            SpinField {
                id: minute

                objectName: "minute:" + question.key
                text: question.minute
                name: qsTr("Minute")
                onEdited: minutes => question.typeMoment(question.day, question.hour, minutes)
                onStepped: by => question.checklist.step(question.key, by)
            }
        }
        ActionButton {
            objectName: "now:" + question.key
            tone: "line"
            text: qsTr("Now")
            onClicked: question.checklist.answerNow(question.key)
        }
    }
}
