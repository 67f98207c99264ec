import QtQuick
import Wupan.Ui

/// Words of the officer's own.
QuestionFrame {
    id: question

    below: true

    TextArea {
        objectName: "answer:" + question.key
        width: parent.width
        implicitHeight: Math.max(question.style === "multiline" ? 120 : Theme.touch,
                                 contentHeight + topPadding + bottomPadding)
        text: question.answer
        inputMethodHints: question.style === "numbers" ? Qt.ImhFormattedNumbersOnly : Qt.ImhNone
        Accessible.name: question.label
        onTextChanged: if (activeFocus && text !== question.answer) question.checklist.type(question.key, text)
    }
}
