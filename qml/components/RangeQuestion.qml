import QtQuick
import Wupan.Ui

/// A number on a scale. There is none until it is touched.
QuestionFrame {
    id: question

    readonly property bool vertical: style === "vertical"

    below: true
    clearable: true

    Column {
        width: parent.width
        spacing: 4

        Text {
            objectName: "value:" + question.key
            width: parent.width
            horizontalAlignment: question.vertical ? Text.AlignLeft : Text.AlignHCenter
            text: question.answer.length > 0 ? question.answer : "–"
            font.pixelSize: 22
            font.weight: Font.Bold
            color: question.answer.length > 0 ? Theme.ink : Theme.ink3
        }
        ScaleSlider {
            objectName: "answer:" + question.key
            width: question.vertical ? 96 : parent.width
            height: question.vertical ? 240 : implicitHeight
            orientation: question.vertical ? Qt.Vertical : Qt.Horizontal
            last: question.range.last
            place: question.range.position
            ticked: question.range.ticked
            firstText: question.range.firstText
            lastText: question.range.lastText
            Accessible.name: question.label
            onSlid: position => question.checklist.slide(question.key, position)
        }
    }
}
