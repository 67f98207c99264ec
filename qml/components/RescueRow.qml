import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// One tap saves everything for headquarters; then it says where. With a ground of its own where
/// that is urgent.
Rectangle {
    id: row

    required property RescueExport rescue
    readonly property bool stacked: width < 560
    readonly property int margin: rescue.urgent ? 14 : 0
    readonly property bool failed: rescue.errorText.length > 0
    readonly property bool saved: rescue.savedText.length > 0

    implicitHeight: content.implicitHeight + 2 * margin
    radius: 14
    color: rescue.urgent ? Theme.toneGround("amber") : "transparent"

    GridLayout {
        id: content

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: row.margin
        columns: row.stacked ? 1 : 2
        columnSpacing: 14
        rowSpacing: 8

        Text {
            objectName: "rescueText"
            Layout.fillWidth: true
            text: row.failed ? row.rescue.errorText : row.saved ? row.rescue.savedText
                  : qsTr("Nothing gets through? Save all that headquarters lacks into one file, and hand it over.")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: 14
            color: row.failed ? Theme.red : row.saved || row.rescue.urgent ? Theme.ink : Theme.ink3
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        ActionButton {
            objectName: "saveRescue"
            Layout.alignment: row.stacked ? Qt.AlignLeft : Qt.AlignRight
            tone: row.rescue.urgent ? "tonal" : "line"
            enabled: !row.rescue.busy
            text: row.rescue.busy ? qsTr("One moment …") : qsTr("Save rescue file")
            onClicked: row.rescue.save()
        }
    }
}
