pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls
import Wupan.ViewModels
import Wupan.Ui

/// One enterprise: who it is, what waits there, who was there last, and what can be begun there.
ColumnLayout {
    id: detail

    required property EnterpriseProfile profile
    property bool narrow: false

    signal visitWanted()
    signal issueWanted()
    signal issueOpened(string issueId)

    spacing: 12

    Flickable {
        id: scroll

        objectName: "enterpriseProfile"
        Layout.fillWidth: true
        Layout.fillHeight: true
        contentHeight: content.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: ScrollBar {}

        ColumnLayout {
            id: content

            width: scroll.width
            spacing: 12

            EnterpriseHead {
                Layout.fillWidth: true
                profile: detail.profile
            }
            EnterpriseFacts {
                Layout.fillWidth: true
                profile: detail.profile
                narrow: detail.narrow
            }
            EnterpriseIssues {
                Layout.fillWidth: true
                Layout.topMargin: 4
                issues: detail.profile.issues
                remark: detail.profile.openIssuesText
                onIssueOpened: issueId => detail.issueOpened(issueId)
            }
            EnterpriseVisits {
                Layout.fillWidth: true
                Layout.topMargin: 4
                visits: detail.profile.visits
            }
        }
    }

    Connections {
        target: detail.profile

        function onEnterpriseIdChanged() {
            scroll.contentY = 0
        }
    }

    RowLayout {
        spacing: 12

        Item {
            Layout.fillWidth: true
            visible: !detail.narrow
        }
        ActionButton {
            objectName: "newIssueHere"
            Layout.fillWidth: detail.narrow
            tone: "line"
            text: qsTr("Record an issue")
            onClicked: detail.issueWanted()
        }
        ActionButton {
            objectName: "newVisitHere"
            Layout.fillWidth: detail.narrow
            text: qsTr("New visit")
            onClicked: detail.visitWanted()
        }
    }
}
