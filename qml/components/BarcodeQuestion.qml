import QtQuick
import Wupan.Ui

/// A code, typed as it stands below its bars, or by a scanner that types.
QuestionFrame {
    id: question

    below: true

    TextBox {
        objectName: "answer:" + question.key
        width: Math.min(parent.width, 420)
        text: question.answer
        placeholderText: qsTr("Type the code, or scan it")
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferNumbers
        Accessible.name: question.label
        onTextEdited: question.checklist.type(question.key, text)
    }
}
