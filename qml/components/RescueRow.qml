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
            text: row.rescue.errorText.length > 0 ? row.rescue.errorText
                  : row.rescue.savedText.length > 0 ? row.rescue.savedText
                  : qsTr("Nothing gets through? Save all that headquarters lacks into one file, and hand it over.")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: 14
            color: row.rescue.errorText.length > 0 ? Theme.red : row.rescue.urgent || row.rescue.savedText.length > 0 ? Theme.ink : Theme.ink3
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
