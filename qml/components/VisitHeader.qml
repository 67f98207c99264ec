import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// Where the officer is, when it was saved last, and whether headquarters is within reach.
RowLayout {
    id: header

    required property VisitEditor editor
    required property SyncStatus sync
    property bool narrow: false

    signal backWanted()
    signal syncWanted()

    spacing: 14

    ActionButton {
        objectName: "visitBack"
        tone: "line"
        text: "‹"
        implicitWidth: Theme.touch
        Accessible.name: qsTr("Back to the visits")
        onClicked: header.backWanted()
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        Text {
            objectName: "visitTitle"
            Layout.fillWidth: true
            text: header.editor.title
            textFormat: Text.PlainText
            elide: Text.ElideRight
            font.pixelSize: header.narrow ? 18 : 24
            font.weight: Font.Bold
            color: Theme.ink
        }
        Text {
            Layout.fillWidth: true
            text: header.narrow && header.editor.savedText.length > 0 ? "✓ " + header.editor.savedText : header.editor.subtitle
            textFormat: Text.PlainText
            elide: Text.ElideRight
            font.pixelSize: 13
            color: Theme.ink3
        }
    }
    Chip {
        objectName: "savedChip"
        visible: !header.narrow && header.editor.savedText.length > 0
        text: "✓ " + header.editor.savedText
        checked: true
        focusPolicy: Qt.NoFocus
        enabled: false
    }
    OfflineChip {
        visible: !header.narrow
        status: header.sync
        onClicked: header.syncWanted()
    }
}
