import QtQuick
import Wupan.Ui

/// One or several photos.
QuestionFrame {
    id: question

    below: true

    Flow {
        width: parent.width
        spacing: 12

        IssuePhotos {
            visible: count > 0
            width: Math.min(parent.width, count * 132)
            pictures: question.photos
        }
        ActionButton {
            objectName: "addPhoto:" + question.key
            tone: "line"
            text: qsTr("＋ Photo")
            onClicked: question.photoWanted(false)
        }
    }
}
