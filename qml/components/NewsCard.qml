pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// What others just did about the officer's issues.
Card {
    id: card

    required property TodayBoard board
    required property bool online

    signal issueOpened(string issueId)
    signal noticesWanted()

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: 4

        CardHead {
            width: parent.width
            text: qsTr("News from headquarters")
            remark: card.online ? "" : qsTr("before you went offline")
        }
        Text {
            objectName: "noNews"
            width: parent.width
            topPadding: 12
            visible: card.board.loaded && news.count === 0
            text: qsTr("Nothing new about your issues.")
            wrapMode: Text.Wrap
            font.pixelSize: 15
            color: Theme.ink3
        }
        Repeater {
            id: news

            model: card.board.news

            EnterpriseIssueRow {
                required property string key

                objectName: "news:" + index
                width: parent.width
                onClicked: card.issueOpened(key)
            }
        }
        ActionButton {
            objectName: "allNotices"
            visible: news.count > 0
            tone: "line"
            text: card.board.unseenNotices > 0 ? qsTr("All notices (%n new)", "", card.board.unseenNotices) : qsTr("All notices")
            onClicked: card.noticesWanted()
        }
    }
}
