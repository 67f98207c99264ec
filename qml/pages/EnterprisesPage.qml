import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// The enterprises of the park, and the one that is open: side by side where there is room, one
/// after the other on a phone.
Item {
    id: page

    required property EnterpriseListModel enterprises
    required property EnterpriseProfile profile

    readonly property bool twoPane: width >= 900
    readonly property bool narrow: width < 600
    readonly property bool enterpriseOpen: profile.enterpriseId.length > 0

    signal visitWanted(string enterpriseId)
    /// An issue outside of a visit is to be recorded.
    signal issueWanted(string enterpriseId)
    signal issueOpened(string issueId)

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: page.narrow ? 12 : 24
        anchors.topMargin: page.narrow ? 12 : 20
        spacing: 16

        EnterprisesHeader {
            Layout.fillWidth: true
            enterprises: page.enterprises
            narrow: page.narrow
            visible: page.twoPane || !page.enterpriseOpen
        }

        Item {
            id: panes

            Layout.fillWidth: true
            Layout.fillHeight: true

            EnterpriseList {
                id: list

                width: page.twoPane ? 430 : panes.width
                height: panes.height
                visible: page.twoPane || !page.enterpriseOpen
                enterprises: page.enterprises
                currentId: page.profile.enterpriseId
                onEnterpriseOpened: enterpriseId => page.profile.open(enterpriseId)
            }

            Card {
                x: page.twoPane ? list.width + 16 : 0
                width: panes.width - x
                height: panes.height
                visible: page.twoPane || page.enterpriseOpen

                ColumnLayout {
                    anchors.fill: parent
                    spacing: 8

                    ActionButton {
                        objectName: "enterpriseBack"
                        visible: !page.twoPane
                        tone: "line"
                        text: qsTr("‹ Back to the list")
                        onClicked: page.profile.close()
                    }
                    EnterpriseDetail {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        visible: page.profile.loaded
                        profile: page.profile
                        narrow: page.narrow
                        onVisitWanted: page.visitWanted(page.profile.enterpriseId)
                        onIssueWanted: page.issueWanted(page.profile.enterpriseId)
                        onIssueOpened: issueId => page.issueOpened(issueId)
                    }
                    Text {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        visible: !page.profile.loaded
                        text: page.enterpriseOpen ? "" : qsTr("Choose an enterprise on the left.")
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
}
