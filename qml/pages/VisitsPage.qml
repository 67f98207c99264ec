pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// The officer's visits.
Item {
    id: page

    required property VisitHistory history
    required property SyncStatus sync

    readonly property bool narrow: width < 600

    signal visitWanted()
    signal visitOpened(string visitId)
    signal syncWanted()

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: page.narrow ? 12 : 24
        anchors.topMargin: page.narrow ? 12 : 20
        spacing: 16

        RowLayout {
            Layout.fillWidth: true
            spacing: 14

            Text {
                Layout.fillWidth: true
                text: qsTr("My visits")
                font.pixelSize: 24
                font.weight: Font.Bold
                color: Theme.ink
            }
            OfflineChip {
                visible: !page.narrow
                status: page.sync
                onClicked: page.syncWanted()
            }
            ActionButton {
                objectName: "newVisitFromList"
                text: qsTr("＋ New visit")
                onClicked: page.visitWanted()
            }
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ListView {
                id: list

                objectName: "visitList"
                anchors.fill: parent
                model: page.history.visits
                clip: true
                keyNavigationEnabled: true
                activeFocusOnTab: true
                boundsBehavior: Flickable.StopAtBounds
                ScrollBar.vertical: ScrollBar {}
                Keys.onReturnPressed: (list.currentItem as VisitLineRow)?.opened()
                Keys.onEnterPressed: (list.currentItem as VisitLineRow)?.opened()

                delegate: VisitLineRow {
                    width: list.width
                    marked: list.activeFocus && ListView.isCurrentItem
                    onOpened: {
                        list.currentIndex = index
                        page.visitOpened(key)
                    }
                }
            }
            Text {
                objectName: "visitListEmpty"
                anchors.centerIn: parent
                width: parent.width - 48
                visible: page.history.loaded && page.history.visits.count === 0
                text: qsTr("You have no visits yet. Plan the first one with “New visit”.")
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                font.pixelSize: 15
                color: Theme.ink3
            }
        }
    }
}
