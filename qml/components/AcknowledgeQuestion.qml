import QtQuick
import Wupan.Ui

/// Something that is read and said yes to.
QuestionFrame {
    id: question

    Chip {
        objectName: "answer:" + question.key
        implicitHeight: Theme.touch
        checked: question.answer.length > 0
        text: checked ? "✓ " + qsTr("OK") : qsTr("OK")
        Accessible.role: Accessible.CheckBox
        onClicked: question.checklist.choose(question.key, "OK")
    }
}
