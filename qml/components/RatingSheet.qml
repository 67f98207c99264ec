import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// The enterprise rates the answer to its issue, and signs.
Sheet {
    id: sheet

    required property RatingEditor editor

    heading: qsTr("The enterprise's rating")
    closeButton.text: qsTr("Cancel")
    closeButton.objectName: "cancelRating"
    onAboutToShow: {
        if (!editor.signedOff)
            pad.clear()
    }

    ChoiceRow {
        width: parent.width
        choices: sheet.editor.grades
        label: qsTr("How satisfied is the enterprise with the answer?")
        prefix: "grade"
        onChosen: word => sheet.editor.chooseGrade(word)
    }
    TextBox {
        objectName: "ratingRemark"
        width: parent.width
        placeholderText: qsTr("What the enterprise says (may be left empty)")
        Accessible.name: placeholderText
        text: sheet.editor.remark
        onTextEdited: sheet.editor.remark = text
    }
    Rectangle {
        width: parent.width
        height: 220
        radius: 14
        color: Theme.surface2

        Text {
            anchors.centerIn: parent
            visible: pad.empty
            text: qsTr("The enterprise signs here with a finger")
            font.pixelSize: 16
            color: Theme.ink3
        }
        SignaturePad {
            id: pad

            objectName: "ratingPad"
            anchors.fill: parent
            ink: Theme.ink
            onStrokeFinished: sheet.editor.sign(pad.picture())
        }
    }
    Text {
        width: parent.width
        visible: text.length > 0
        text: sheet.editor.errorText
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: 14
        color: Theme.red
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    buttons: [
        ActionButton {
            objectName: "clearRatingSignature"
            tone: "line"
            text: qsTr("Clear the signature")
            enabled: sheet.editor.signedOff
            onClicked: {
                pad.clear()
                sheet.editor.wipe()
            }
        },
        ActionButton {
            objectName: "submitRating"
            text: qsTr("Keep the rating")
            enabled: sheet.editor.canSubmit
            onClicked: sheet.editor.submit()
        }
    ]
}
