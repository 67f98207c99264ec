import QtQuick
import Wupan.Ui

/// What something is called, and what it is; nothing while it is unknown.
Row {
    id: fact

    property string label
    property string text

    visible: text.length > 0
    spacing: 12
    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + text

    Text {
        id: caption

        width: 92
        text: fact.label
        elide: Text.ElideRight
        font.pixelSize: 14
        color: Theme.ink3
    }
    Text {
        width: fact.width - caption.width - fact.spacing
        text: fact.text
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: 14
        color: Theme.ink
    }
}
