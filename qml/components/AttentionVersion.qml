import QtQuick
import Wupan.Ui

/// One of two versions of a text: whose, of when, and what is new in it marked.
Rectangle {
    id: version

    required property string whose
    required property string when
    /// HTML; what is new stands in spans of the class "new".
    required property string html
    required property color mark
    property bool own: false
    readonly property string marking: "<style>.new { background-color: " + mark + " }</style>"

    implicitHeight: body.y + body.implicitHeight + 14
    radius: 14
    color: Theme.surface
    border.width: own ? 2 : 1
    border.color: own ? Theme.brand : Theme.line

    Text {
        id: name

        x: 14
        y: 14
        text: version.whose
        font.pixelSize: 15
        font.weight: Font.Bold
        color: Theme.ink
    }
    Text {
        anchors.baseline: name.baseline
        x: name.x + name.width + 8
        width: version.width - x - 14
        horizontalAlignment: Text.AlignRight
        text: version.when
        elide: Text.ElideRight
        font.pixelSize: 13
        color: Theme.ink3
    }
    Text {
        id: body

        objectName: version.own ? "mineText" : "theirsText"
        x: 14
        y: name.y + name.height + 8
        width: version.width - 28
        text: version.marking + version.html
        textFormat: Text.RichText
        wrapMode: Text.Wrap
        font.pixelSize: 15
        lineHeight: 1.25
        color: Theme.ink
    }
}
