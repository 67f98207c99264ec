import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// The month's visits against the quota.
Card {
    id: card

    required property TodayBoard board

    implicitHeight: 102

    contentItem: RowLayout {
        spacing: 14

        QuotaRing {
            objectName: "quotaRing"
            share: card.board.quotaShare
            text: card.board.quotaText
        }
        ColumnLayout {
            spacing: 2

            Text {
                Layout.fillWidth: true
                text: qsTr("Visits this month")
                elide: Text.ElideRight
                font.pixelSize: 15
                color: Theme.ink2
            }
            Text {
                objectName: "quotaDetail"
                Layout.fillWidth: true
                text: card.board.quotaDetail
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                font.pixelSize: 13
                color: Theme.ink3
            }
        }
    }
}
