pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// Adds to an issue: a supplement or a comment, and photos.
ColumnLayout {
    id: composer

    required property IssueEditor editor
    property bool narrow: false

    signal photoWanted()

    spacing: 8

    Text {
        Layout.fillWidth: true
        visible: text.length > 0
        text: composer.editor.errorText
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: 14
        color: Theme.red
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    // A layout of Qt 6.4 crashes over repeated items that went while it was hidden.
    Row {
        spacing: 8
        visible: steps.count > 1

        Repeater {
            id: steps

            model: composer.editor.steps

            Chip {
                required property string word
                required text
                required property bool chosen

                objectName: "issueStep:" + word
                checked: chosen
                onClicked: composer.editor.chooseStep(word)
            }
        }
    }

    RowLayout {
        spacing: 12

        TextBox {
            id: draft

            objectName: "issueComment"
            Layout.fillWidth: true
            placeholderText: composer.editor.placeholder
            Accessible.name: placeholderText
            text: composer.editor.draft
            onTextEdited: composer.editor.draft = text
        }
        ActionButton {
            objectName: "issueCommentPhoto"
            tone: "tonal"
            text: composer.narrow ? "＋" : qsTr("Photo")
            Accessible.name: qsTr("Add a photo")
            onClicked: composer.photoWanted()
        }
        ActionButton {
            objectName: "issueSubmit"
            text: qsTr("Submit")
            enabled: composer.editor.canSubmit
            onClicked: composer.editor.submit()
        }
    }
}
