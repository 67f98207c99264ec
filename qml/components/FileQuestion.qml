import QtQuick
import QtQuick.Dialogs
import Wupan.ViewModels
import Wupan.Ui

/// A sound, recorded here or chosen; a video or another file, chosen.
QuestionFrame {
    id: question

    readonly property SoundRecorder recorder: checklist.recorder
    readonly property bool records: style === "sound"
    readonly property bool recording: records && recorder.question === key
    readonly property bool elsewhere: recorder.question.length > 0 && !recording
    readonly property bool heard: checklist.sounds.playing === answerKey
    /// Its label may have a sound, too.
    readonly property string answerKey: "answer:" + key

    below: true
    clearable: !recording
    opens: answer.length > 0

    Column {
        width: parent.width
        spacing: 12

        Rectangle {
            width: Math.min(parent.width, 420)
            height: told.height + 24
            visible: question.answer.length > 0
            radius: 12
            color: Theme.surface2

            Column {
                id: told

                x: 16
                y: 12
                width: parent.width - 32
                spacing: 2

                Text {
                    objectName: "fileName:" + question.key
                    width: parent.width
                    text: question.fileName.length > 0 ? question.fileName : qsTr("A file that is not on this tablet")
                    textFormat: Text.PlainText
                    elide: Text.ElideMiddle
                    font.pixelSize: 15
                    font.weight: Font.DemiBold
                    color: Theme.ink
                }
                Text {
                    objectName: "fileDetail:" + question.key
                    width: parent.width
                    visible: text.length > 0
                    text: question.fileDetail
                    textFormat: Text.PlainText
                    wrapMode: Text.Wrap
                    font.pixelSize: 13
                    color: Theme.ink2
                }
            }
        }
        Flow {
            width: parent.width
            spacing: 12

            ActionButton {
                objectName: "record:" + question.key
                visible: question.records && !question.recording && question.answerable
                enabled: !question.elsewhere
                tone: "line"
                text: question.answer.length > 0 ? qsTr("● Record anew") : qsTr("● Record")
                onClicked: question.recorder.start(question.key)
            }
            ActionButton {
                objectName: "stop:" + question.key
                visible: question.recording
                tone: "tonal"
                text: qsTr("■ Stop · %1").arg(question.recorder.elapsedText)
                onClicked: question.recorder.stop()
            }
            ActionButton {
                objectName: "listen:" + question.key
                visible: question.records && question.file != "" && !question.recording
                enabled: !question.checklist.sounds.silent
                tone: "line"
                text: question.heard ? qsTr("■ Stop listening") : qsTr("▶ Listen")
                onClicked: question.checklist.sounds.toggle(question.answerKey, question.file)
            }
            ActionButton {
                objectName: "open:" + question.key
                visible: !question.records && question.file != ""
                tone: "line"
                text: qsTr("Open")
                onClicked: question.checklist.openFile(question.key)
            }
            ActionButton {
                objectName: "chooseFile:" + question.key
                visible: question.answerable && !question.recording
                tone: "line"
                text: question.answer.length > 0 ? qsTr("Choose another file") : qsTr("＋ Choose a file")
                onClicked: files.open()
            }
        }
        Text {
            objectName: "recorderHint:" + question.key
            width: parent.width
            visible: text.length > 0
            text: question.recording ? qsTr("Recording. You may answer other questions meanwhile.") : question.records && question.elsewhere && question.answerable ? qsTr("Another question is being recorded.") : ""
            wrapMode: Text.Wrap
            font.pixelSize: 13
            color: Theme.ink2
        }
        Text {
            objectName: "recorderError:" + question.key
            width: parent.width
            visible: text.length > 0
            text: question.checklist.sounds.unplayable === question.answerKey ? qsTr("This sound cannot be played on this tablet. Headquarters gets it all the same.") : question.recorder.errorQuestion === question.key ? question.recorder.errorText : ""
            wrapMode: Text.Wrap
            font.pixelSize: 14
            color: Theme.red
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
    FileDialog {
        id: files

        title: question.label
        nameFilters: question.style === "sound" ? [qsTr("Sounds (*.ogg *.opus *.oga *.mp3 *.m4a *.aac *.amr *.wav *.3gp)"), qsTr("All files (*)")] : question.style === "video" ? [qsTr("Videos (*.mp4 *.m4v *.3gp *.webm)"), qsTr("All files (*)")] : [qsTr("All files (*)")]
        onAccepted: question.checklist.addFile(question.key, selectedFile)
    }
}
