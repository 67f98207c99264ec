import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// What the visit brought, in the officer's words, and whom it was spoken with.
Column {
    id: step

    required property VisitEditor editor

    spacing: 16

    PeopleMet {
        width: step.width
        editor: step.editor
    }
    Column {
        width: step.width
        spacing: 10

        Text {
            text: qsTr("Summary")
            font.pixelSize: 14
            font.weight: Font.DemiBold
            color: Theme.ink2
        }
        TextArea {
            objectName: "summaryField"
            width: parent.width
            implicitHeight: Math.max(220, contentHeight + topPadding + bottomPadding)
            readOnly: !step.editor.fillable && !step.editor.completed
            text: step.editor.summary
            placeholderText: qsTr("How the enterprise is doing, what it plans, what troubles it, what was agreed")
            Accessible.name: qsTr("Summary")
            onTextChanged: if (activeFocus) step.editor.summary = text
        }
        Text {
            width: parent.width
            text: qsTr("Saved while you write. The visit counts once it is written; you have 24 hours after the visit.")
            wrapMode: Text.Wrap
            font.pixelSize: 13
            color: Theme.ink3
        }
    }
}
