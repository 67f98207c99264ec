import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// What waits, and what happened last; the first gets at most half of the room.
Item {
    id: lists

    required property SyncStatus status

    CardHead {
        id: waiting

        width: lists.width
        text: qsTr("Waiting to be sent")
        remark: lists.status.pendingText
    }
    SyncLines {
        id: pending

        objectName: "pendingList"
        y: waiting.height + 6
        width: lists.width
        height: Math.min(contentHeight, (lists.height - waiting.height) / 2 - 12)
        lines: lists.status.pending
    }
    CardHead {
        id: lately

        y: pending.y + pending.height + (pending.height > 0 ? 12 : 6)
        width: lists.width
        text: qsTr("Lately")
    }
    SyncLines {
        objectName: "logList"
        y: lately.y + lately.height + 6
        width: lists.width
        height: lists.height - y
        lines: lists.status.log
    }
}
