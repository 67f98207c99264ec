import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// The fields of a new issue.
Column {
    id: form

    required property IssueCaptureEditor editor

    signal photoWanted()

    spacing: 16

    EnterpriseChooser {
        width: form.width
        choice: form.editor.enterprise
        prefix: "issueEnterprise"
        errorText: form.editor.enterpriseError
    }
    Column {
        width: form.width
        spacing: 8

        TextBox {
            objectName: "issueTitle"
            width: form.width
            placeholderText: qsTr("Title: what is missing?")
            Accessible.name: qsTr("Title")
            text: form.editor.title
            onTextEdited: form.editor.title = text
        }
        Text {
            width: form.width
            visible: text.length > 0
            text: form.editor.titleError
            wrapMode: Text.Wrap
            font.pixelSize: 14
            color: Theme.red
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        TextArea {
            objectName: "issueDescription"
            width: form.width
            placeholderText: qsTr("Description: facts, figures, what the enterprise hopes for")
            Accessible.name: qsTr("Description")
            text: form.editor.description
            onTextChanged: form.editor.description = text
        }
    }
    ChoiceRow {
        width: form.width
        label: qsTr("Category")
        prefix: "issueCategory"
        choices: form.editor.categories
        onChosen: word => form.editor.chooseCategory(word)
    }
    ChoiceRow {
        width: form.width
        label: qsTr("Urgency")
        prefix: "issueUrgency"
        choices: form.editor.urgencies
        onChosen: word => form.editor.chooseUrgency(word)
    }
    ChoiceRow {
        width: form.width
        label: qsTr("Plate")
        prefix: "issuePlate"
        choices: form.editor.plates
        onChosen: word => form.editor.choosePlate(word)
    }
    IssuePhotos {
        width: form.width
        pictures: form.editor.photos
        removable: true
        onRemoved: key => form.editor.removePhoto(key)
    }
    ActionButton {
        objectName: "issueAddPhoto"
        tone: "tonal"
        text: qsTr("Add a photo")
        onClicked: form.photoWanted()
    }
}
