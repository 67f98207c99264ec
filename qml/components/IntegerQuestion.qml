import QtQuick
import Wupan.Ui

/// A whole number, typed or stepped.
QuestionFrame {
    id: question

    Row {
        spacing: 12

        ActionButton {
            objectName: "answer:" + question.key + ":minus"
            width: Theme.touch
            implicitWidth: Theme.touch
            tone: "line"
            text: "−"
            Accessible.name: qsTr("One less")
            onClicked: question.checklist.step(question.key, -1)
        }
        TextBox {
            objectName: "answer:" + question.key
            width: Math.max(104, Math.min(200, contentWidth + 36))
            text: question.answer
            horizontalAlignment: Text.AlignHCenter
            leftPadding: 8
            rightPadding: 8
            font.pixelSize: 22
            font.weight: Font.Bold
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            Accessible.name: question.label
            onTextEdited: question.checklist.type(question.key, text)
        }
        ActionButton {
            objectName: "answer:" + question.key + ":plus"
            width: Theme.touch
            implicitWidth: Theme.touch
            tone: "line"
            text: "+"
            Accessible.name: qsTr("One more")
            onClicked: question.checklist.step(question.key, 1)
        }
    }
}
