pragma ComponentBehavior: Bound
import QtQuick
import Wupan.Ui

/// A position, taken from the device or typed.
QuestionFrame {
    id: question

    below: true
    clearable: true

    Column {
        id: column

        width: parent.width
        spacing: 10

        Repeater {
            model: question.places

            PlaceFields {
                width: column.width
                prefix: question.key
                onEdited: (latitude, longitude) => question.checklist.typePlace(question.key, 0, latitude, longitude)
            }
        }
        PositionButtons {
            width: parent.width
            checklist: question.checklist
            path: question.key
            text: qsTr("◎ Take the position here")
        }
    }
}
