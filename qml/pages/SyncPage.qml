import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// What waits on this device, what moves, what happened last, and what needs somebody.
Item {
    id: page

    required property SyncStatus status
    required property AttentionEditor attention
    required property RescueExport rescue

    readonly property bool twoColumns: width >= 800

    component WifiOnlyButton: ActionButton {
        required property SyncStatus status

        tone: status.wifiOnly ? "tonal" : "line"
        text: status.wifiOnly ? qsTr("Photos on Wi-Fi only ✓") : qsTr("Photos on Wi-Fi only")
        onClicked: status.toggleWifiOnly()
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: page.width < 600 ? 12 : 24
        anchors.topMargin: page.width < 600 ? 12 : 20
        spacing: 16

        RowLayout {
            Layout.fillWidth: true
            spacing: 14

            Text {
                text: qsTr("Sync")
                font.pixelSize: 24
                font.weight: Font.Bold
                color: Theme.ink
            }
            Tag {
                objectName: "syncChip"
                implicitHeight: 34
                radius: 17
                text: page.status.chipText
                tone: page.status.online ? "green" : "amber"
            }
            Item {
                Layout.fillWidth: true
            }
            WifiOnlyButton {
                objectName: "wifiOnly"
                status: page.status
                visible: page.status.wifiOnlyOffered && page.width >= 600
            }
            ActionButton {
                objectName: "syncNow"
                text: qsTr("Sync now")
                enabled: !page.status.busy
                onClicked: page.status.syncNow()
            }
        }

        WifiOnlyButton {
            objectName: "wifiOnlyBelow"
            status: page.status
            visible: page.status.wifiOnlyOffered && page.width < 600
        }

        Card {
            Layout.fillWidth: true
            visible: page.status.busy

            contentItem: ColumnLayout {
                spacing: 10

                CardHead {
                    Layout.fillWidth: true
                    text: page.status.progressText
                    remark: page.status.progressDetail
                }
                ThinProgress {
                    Layout.fillWidth: true
                    value: page.status.progress
                }
            }
        }

        Banner {
            Layout.fillWidth: true
            visible: page.status.errorText.length > 0 && !page.status.busy
            tone: "amber"
            text: page.status.errorText
        }

        Banner {
            objectName: "update"
            Layout.fillWidth: true
            visible: page.status.updateText.length > 0
            tone: "blue"
            text: page.status.updateText
        }

        SalvageNotice {
            objectName: "salvage"
            Layout.fillWidth: true
            visible: page.status.salvageText.length > 0
            status: page.status
        }

        RescueRow {
            objectName: "rescueAbove"
            Layout.fillWidth: true
            visible: page.rescue.urgent
            rescue: page.rescue
        }

        Flickable {
            id: cards

            readonly property real leftWidth: (width - 16) * 0.46
            readonly property bool needed: page.attention.count > 0
            /// Of the lists where they stand below one another.
            readonly property real listsHeight: Math.max(height - listsTop, 440)
            readonly property real listsTop: needed ? decisions.implicitHeight + 16 : 0

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: page.twoColumns ? height : listsTop + listsHeight
            interactive: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            clip: !page.twoColumns

            Card {
                id: decisions

                objectName: "decisions"
                visible: page.twoColumns || cards.needed
                x: page.twoColumns ? cards.leftWidth + 16 : 0
                width: page.twoColumns ? cards.width - x : cards.width
                height: page.twoColumns ? cards.height : implicitHeight
                contentItem: AttentionCase {
                    editor: page.attention
                }
            }
            Card {
                y: page.twoColumns ? 0 : cards.listsTop
                width: page.twoColumns ? cards.leftWidth : cards.width
                height: page.twoColumns ? cards.height : cards.listsHeight

                contentItem: SyncLists {
                    status: page.status
                }
            }
        }

        RescueRow {
            objectName: "rescueBelow"
            Layout.fillWidth: true
            visible: !page.rescue.urgent
            rescue: page.rescue
        }
    }
}
