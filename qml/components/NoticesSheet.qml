pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// What others did that concerns the user, the newest first.
Sheet {
    id: sheet

    required property TodayBoard board

    signal issueOpened(string issueId)

    heading: qsTr("Notices")
    remark: board.unseenNotices > 0 ? qsTr("%n new", "notices", board.unseenNotices) : ""
    closeButton.text: qsTr("Close")
    closeButton.objectName: "closeNotices"

    Text {
        objectName: "noNotices"
        width: parent.width
        visible: lines.count === 0
        text: qsTr("Nothing has concerned you yet.")
        wrapMode: Text.Wrap
        font.pixelSize: 15
        color: Theme.ink3
    }
    Column {
        width: parent.width

        Repeater {
            id: lines

            model: sheet.visible ? sheet.board.notices : null

            EnterpriseIssueRow {
                required property string key

                objectName: "notice:" + index
                width: parent.width
                onClicked: sheet.issueOpened(sheet.board.noticeIssue(key))
            }
        }
    }
    buttons: ActionButton {
        objectName: "markNoticesSeen"
        enabled: sheet.board.unseenNotices > 0
        text: qsTr("Mark all as read")
        onClicked: sheet.board.markNoticesSeen()
    }
}
