import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// What the visit brought, in the officer's words, and whom it was spoken with.
Column {
    id: step

    required property VisitClosing closing

    /// Where the officer writes, in this item.
    signal written(real top, real bottom)

    spacing: 16

    PeopleMet {
        width: step.width
        closing: step.closing
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
            id: field

            objectName: "summaryField"
            width: parent.width
            implicitHeight: Math.max(220, contentHeight + topPadding + bottomPadding)
            readOnly: !step.closing.writable
            text: step.closing.summary
            placeholderText: qsTr("How the enterprise is doing, what it plans, what troubles it, what was agreed")
            Accessible.name: qsTr("Summary")
            onTextChanged: if (activeFocus) step.closing.summary = text
            onCursorRectangleChanged: {
                const place = field.mapToItem(step, field.cursorRectangle)
                if (activeFocus)
                    step.written(place.top, place.bottom)
            }
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
