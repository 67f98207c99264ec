pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// A code, read from a photo, typed as it stands below its bars, or by a scanner that types.
QuestionFrame {
    id: question

    readonly property CodeReader reader: checklist.codes
    readonly property bool asked: reader.path === key

    below: true

    Column {
        width: parent.width
        spacing: 10

        Flow {
            width: parent.width
            spacing: 12

            TextBox {
                objectName: "answer:" + question.key
                width: Math.min(parent.width, 320)
                text: question.answer
                placeholderText: qsTr("Type the code, or scan it")
                inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferNumbers
                Accessible.name: question.label
                onTextEdited: question.checklist.type(question.key, text)
            }
            ActionButton {
                objectName: "readCode:" + question.key
                tone: "line"
                text: qsTr("▦ Read from a photo")
                onClicked: question.photoWanted(false)
            }
        }
        Text {
            objectName: "codeState:" + question.key
            width: parent.width
            visible: question.asked
            text: question.reader.text
            wrapMode: Text.Wrap
            font.pixelSize: 15
            color: Theme.ink2
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Column {
            width: parent.width
            visible: question.asked

            Repeater {
                model: question.asked ? question.reader.codes : []

                ChoiceLine {
                    required property int index
                    required property string modelData

                    objectName: "code:" + question.key + ":" + index
                    width: parent.width
                    label: modelData
                    chosen: false
                    picture: ""
                    largePicture: ""
                    onClicked: question.reader.use(modelData)
                }
            }
        }
        ActionButton {
            objectName: "cancelCode:" + question.key
            visible: question.asked
            tone: "line"
            text: qsTr("Close")
            onClicked: question.reader.cancel()
        }
    }
}
