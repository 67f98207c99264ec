import QtQuick
import Wupan.Ui

/// A drawing on an empty sheet or on a photo, or a signature.
QuestionFrame {
    id: question

    readonly property bool annotates: style === "annotate"

    below: true
    clearable: true

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
            visible: question.annotates
            tone: "line"
            text: qsTr("＋ Photo")
            onClicked: question.photoWanted(false)
        }
        ActionButton {
            objectName: "draw:" + question.key
            visible: !question.annotates || question.picture != ""
            tone: "line"
            text: question.style === "signature" ? qsTr("✎ Sign") : question.annotates ? qsTr("✎ Draw on the photo") : qsTr("✎ Draw")
            onClicked: sheet.show()
        }
    }
    DrawingSheet {
        id: sheet

        prefix: question.key
        heading: question.label
        ground: question.annotates ? question.picture : ""
        colours: question.style !== "signature"
        onDrawn: drawing => question.checklist.addDrawing(question.key, drawing)
    }
}
