pragma ComponentBehavior: Bound
import QtQuick
import Wupan.Ui

/// A line or an area, place after place.
QuestionFrame {
    id: question

    below: true
    clearable: true

    Column {
        id: column

        width: parent.width
        spacing: 10

        Repeater {
            id: rows

            model: question.places

            PlaceFields {
                required property int index

                width: column.width
                prefix: question.key
                movable: true
                last: index === rows.count - 1
                onEdited: (latitude, longitude) => question.checklist.typePlace(question.key, index, latitude, longitude)
                onMoved: by => question.checklist.movePlace(question.key, index, index + by)
                onRemoved: question.checklist.removePlace(question.key, index)
            }
        }
        PositionButtons {
            width: parent.width
            checklist: question.checklist
            path: question.key
            text: qsTr("◎ Add the place where I am")
        }
        ActionButton {
            objectName: "addPlace:" + question.key
            tone: "line"
            text: qsTr("＋ Type a place")
            onClicked: question.checklist.addPlace(question.key)
        }
    }
}
