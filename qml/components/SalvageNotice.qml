import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// What was taken out of damaged data and what is lost, until somebody has read it.
Rectangle {
    id: notice

    required property SyncStatus status
    readonly property bool stacked: width < 560

    implicitHeight: content.implicitHeight + 28
    radius: 14
    color: Theme.toneGround(status.salvageLacksSomething ? "red" : "amber")

    GridLayout {
        id: content

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: 14
        columns: notice.stacked ? 1 : 2
        columnSpacing: 14
        rowSpacing: 8

        Text {
            objectName: "salvageText"
            Layout.fillWidth: true
            text: notice.status.salvageText
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: 15
            color: Theme.ink
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        ActionButton {
            objectName: "salvageRead"
            Layout.alignment: notice.stacked ? Qt.AlignLeft : Qt.AlignRight
            tone: "tonal"
            text: qsTr("I have read this")
            onClicked: notice.status.forgetSalvage()
        }
    }
}
