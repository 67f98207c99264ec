import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// The issue list with its filters, and the issue that is open: side by side where there is room,
/// one after the other on a phone.
Item {
    id: page

    required property IssueListModel issues
    required property IssueEditor editor
    required property IssueCaptureEditor capture

    readonly property bool twoPane: width >= 900
    readonly property bool narrow: width < 600
    readonly property bool issueOpen: editor.issueId.length > 0

    /// A picture is wanted for the open issue, or for the one being recorded.
    signal photoWanted(bool forNewIssue)

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: page.narrow ? 12 : 24
        anchors.topMargin: page.narrow ? 12 : 20
        spacing: 16

        IssuesHeader {
            Layout.fillWidth: true
            issues: page.issues
            stacked: page.width < 1100
            narrow: page.narrow
            visible: page.twoPane || !page.issueOpen
            onCaptureWanted: page.capture.begin()
        }

        Item {
            id: panes

            Layout.fillWidth: true
            Layout.fillHeight: true

            IssueList {
                id: list

                width: page.twoPane ? 430 : panes.width
                height: panes.height
                visible: page.twoPane || !page.issueOpen
                issues: page.issues
                currentId: page.editor.issueId
                onIssueOpened: issueId => page.editor.open(issueId)
            }

            Card {
                x: page.twoPane ? list.width + 16 : 0
                width: panes.width - x
                height: panes.height
                visible: page.twoPane || page.issueOpen

                ColumnLayout {
                    anchors.fill: parent
                    spacing: 8

                    ActionButton {
                        objectName: "issueBack"
                        visible: !page.twoPane
                        tone: "line"
                        text: qsTr("‹ Back to the list")
                        onClicked: page.editor.close()
                    }
                    IssueDetail {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        visible: page.editor.loaded
                        editor: page.editor
                        narrow: page.narrow
                        onPhotoWanted: page.photoWanted(false)
                    }
                    Text {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        visible: !page.editor.loaded
                        text: page.issueOpen ? "" : qsTr("Choose an issue on the left.")
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        wrapMode: Text.Wrap
                        font.pixelSize: 15
                        color: Theme.ink3
                    }
                }
            }
        }
    }

    IssueCapture {
        editor: page.capture
        onPhotoWanted: page.photoWanted(true)
    }

    Connections {
        target: page.capture

        function onSaved(issueId: string, warning: string) {
            page.editor.open(issueId)
            page.editor.warn(warning)
        }
    }
}
