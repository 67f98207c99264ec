pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// The open issues of an enterprise; a tap opens one.
Column {
    id: section

    required property LineModel issues
    property string remark

    signal issueOpened(string issueId)

    spacing: 2

    CardHead {
        width: section.width
        text: qsTr("Open issues")
        remark: section.remark
    }
    Text {
        topPadding: 6
        visible: lines.count === 0
        text: qsTr("Nothing is open here.")
        font.pixelSize: 14
        color: Theme.ink3
    }
    Repeater {
        id: lines

        model: section.issues

        EnterpriseIssueRow {
            required property string key

            width: section.width
            onClicked: section.issueOpened(key)
        }
    }
}
