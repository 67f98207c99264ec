import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// What waits on this device, what moves, what happened last, and what needs somebody.
Item {
    id: page

    required property SyncStatus status

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

        Item {
            id: cards

            readonly property real half: (width - 16) / 2

            Layout.fillWidth: true
            Layout.fillHeight: true

            Card {
                width: page.twoColumns ? cards.half : cards.width
                height: page.twoColumns ? cards.height : (cards.height - 16) / 2

                contentItem: ColumnLayout {
                    spacing: 6

                    CardHead {
                        Layout.fillWidth: true
                        text: qsTr("Waiting to be sent")
                        remark: page.status.pendingText
                    }
                    SyncLines {
                        objectName: "pendingList"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        lines: page.status.pending
                    }
                }
            }
            Card {
                x: page.twoColumns ? cards.half + 16 : 0
                y: page.twoColumns ? 0 : (cards.height + 16) / 2
                width: page.twoColumns ? cards.half : cards.width
                height: page.twoColumns ? cards.height : (cards.height - 16) / 2

                contentItem: ColumnLayout {
                    spacing: 6

                    CardHead {
                        Layout.fillWidth: true
                        visible: page.status.attentionCount > 0
                        text: qsTr("Needs somebody")
                        remark: qsTr("Nothing of it is lost")
                    }
                    SyncLines {
                        objectName: "attentionList"
                        Layout.fillWidth: true
                        Layout.preferredHeight: Math.min(contentHeight, 260)
                        visible: page.status.attentionCount > 0
                        lines: page.status.attention
                    }
                    CardHead {
                        Layout.fillWidth: true
                        text: qsTr("Lately")
                    }
                    SyncLines {
                        objectName: "logList"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        lines: page.status.log
                    }
                }
            }
        }
    }
}
