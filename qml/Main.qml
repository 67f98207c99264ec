import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// The window and the only navigation.
ApplicationWindow {
    id: window

    required property SignInEditor signIn
    required property SyncStatus sync
    required property IssueListModel issues
    required property IssueEditor issueEditor
    required property IssueCaptureEditor issueCapture

    readonly property bool narrow: width < 700

    width: 1280
    height: 800
    visible: true
    title: qsTr("Wupan")
    color: Theme.bg

    SignInPage {
        anchors.fill: parent
        visible: window.signIn.ready && !window.signIn.signedIn
        editor: window.signIn
    }

    GridLayout {
        anchors.fill: parent
        visible: window.signIn.signedIn
        columns: window.narrow ? 1 : 2
        columnSpacing: 0
        rowSpacing: 0

        Rectangle {
            Layout.row: window.narrow ? 1 : 0
            Layout.column: 0
            Layout.fillWidth: window.narrow
            Layout.fillHeight: !window.narrow
            implicitWidth: 88
            implicitHeight: 68
            color: Theme.surface

            Rectangle {
                anchors.right: window.narrow ? undefined : parent.right
                width: window.narrow ? parent.width : 1
                height: window.narrow ? 1 : parent.height
                color: Theme.line
            }
            Rectangle {
                visible: !window.narrow
                x: 22
                y: 16
                width: 44
                height: 44
                radius: 14
                color: Theme.brand

                Text {
                    anchors.centerIn: parent
                    text: "盘"
                    font.pixelSize: 20
                    font.weight: Font.Bold
                    color: Theme.brandText
                }
            }
            GridLayout {
                x: window.narrow ? (parent.width - width) / 2 : 8
                y: window.narrow ? 4 : 80
                columns: window.narrow ? 2 : 1
                rowSpacing: 6

                NavItem {
                    objectName: "navIssues"
                    sign: "⚑"
                    text: qsTr("Issues")
                    badge: window.issues.overdueOfMine
                    checked: pages.currentIndex === 0
                    onClicked: pages.currentIndex = 0
                }
                NavItem {
                    objectName: "navSync"
                    sign: "⟳"
                    text: qsTr("Sync")
                    badge: window.sync.pendingCount + window.sync.attentionCount
                    badgeColor: Theme.amber
                    checked: pages.currentIndex === 1
                    onClicked: pages.currentIndex = 1
                }
            }
        }

        StackLayout {
            id: pages

            Layout.row: 0
            Layout.column: window.narrow ? 0 : 1
            Layout.fillWidth: true
            Layout.fillHeight: true

            IssuesPage {
                issues: window.issues
                editor: window.issueEditor
                capture: window.issueCapture
                onPhotoWanted: forNewIssue => {
                    photoDialog.forNewIssue = forNewIssue
                    photoDialog.open()
                }
            }
            SyncPage {
                status: window.sync
            }
        }
    }

    FileDialog {
        id: photoDialog

        property bool forNewIssue: false

        title: qsTr("Choose a photo")
        nameFilters: [qsTr("Photos (*.jpg *.jpeg *.png)")]
        onAccepted: forNewIssue ? window.issueCapture.addPhoto(selectedFile)
                                : window.issueEditor.addPhoto(selectedFile)
    }
}
