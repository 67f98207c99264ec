import QtQuick
import QtQuick.Layouts
import Wupan.Ui

/// The heading of a card, with a remark at its end.
RowLayout {
    id: head

    property string text
    property string remark

    spacing: 8

    Text {
        text: head.text
        font.pixelSize: 16
        font.weight: Font.Bold
        color: Theme.ink
    }
    Text {
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignRight
        text: head.remark
        elide: Text.ElideRight
        font.pixelSize: 13
        color: Theme.ink3
    }
}
