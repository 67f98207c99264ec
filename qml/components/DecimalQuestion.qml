import QtQuick
import Wupan.Ui

/// A number that may have decimals.
QuestionFrame {
    id: question

    TextBox {
        objectName: "answer:" + question.key
        width: 180
        text: question.answer
        horizontalAlignment: Text.AlignRight
        font.pixelSize: 20
        font.weight: Font.Bold
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        Accessible.name: question.label
        onTextEdited: question.checklist.type(question.key, text)
    }
}
