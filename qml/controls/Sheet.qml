import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Wupan.Ui

/// A task before the page goes on. A dialog where there is room for one, the whole window on a
/// phone. What it holds scrolls between its heading and its buttons. It closes when `visible` says
/// so; the close button and Escape only ask.
Popup {
    id: sheet

    property string heading
    property string remark
    default property alias body: content.data
    property alias buttons: foot.data
    property alias closeButton: close
    readonly property bool narrow: parent !== null && parent.width < 720

    signal closeWanted()

    parent: Overlay.overlay
    anchors.centerIn: parent
    width: narrow ? parent.width : 720
    height: narrow ? parent.height : Math.min(parent.height - 48, content.implicitHeight + 164)
    modal: true
    focus: true
    closePolicy: Popup.NoAutoClose
    padding: 0

    background: Rectangle {
        radius: sheet.narrow ? 0 : 18
        color: Theme.surface
        border.width: sheet.narrow ? 0 : 1
        border.color: Theme.line
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        focus: true
        Keys.onEscapePressed: sheet.closeWanted()
        Keys.onBackPressed: sheet.closeWanted()

        // Placed by width: a row layout of Qt 6.4 does not see a heading that changes while hidden.
        Item {
            Layout.fillWidth: true
            Layout.margins: 18
            Layout.bottomMargin: 10
            implicitHeight: close.implicitHeight

            Text {
                id: title

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Math.ceil(implicitWidth), close.x - 12)
                text: sheet.heading
                textFormat: Text.PlainText
                elide: Text.ElideRight
                font.pixelSize: 21
                font.weight: Font.Bold
                color: Theme.ink
            }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                x: title.width + 12
                width: Math.max(0, close.x - 12 - x)
                text: sheet.remark
                elide: Text.ElideRight
                font.pixelSize: 13
                color: Theme.ink3
            }
            ActionButton {
                id: close

                anchors.right: parent.right
                tone: "line"
                onClicked: sheet.closeWanted()
            }
        }
        Flickable {
            id: scroll

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: content.height
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ScrollBar.vertical: ScrollBar {}

            Column {
                id: content

                x: 18
                width: scroll.width - 36
                spacing: 16
            }
        }
        RowLayout {
            id: foot

            Layout.fillWidth: true
            // A layout takes all the height it gets, also without anything in it.
            Layout.fillHeight: false
            Layout.margins: 18
            Layout.topMargin: 10
            spacing: 12
        }
    }
}
