pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import Wupan.ViewModels
import Wupan.Ui

/// The list of issues in a card. Rows that are not loaded yet are blank; a jump loads only what is
/// in sight.
Card {
    id: card

    required property IssueListModel issues
    property string currentId

    signal issueOpened(string issueId)

    padding: 1

    ListView {
        id: list

        objectName: "issueList"
        anchors.fill: parent
        model: card.issues
        clip: true
        reuseItems: true
        keyNavigationEnabled: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}
        Keys.onReturnPressed: {
            const row = list.currentItem as IssueRow
            if (row !== null)
                row.clicked()
        }

        delegate: IssueRow {
            width: list.width
            current: loaded && issueId === card.currentId
            onClicked: if (loaded) card.issueOpened(issueId)
        }

        Connections {
            target: card.issues

            function onFilterChanged() {
                list.positionViewAtBeginning()
            }
        }
    }

    // Rounds the corners of the first and last row, which the list clips square.
    Rectangle {
        anchors.fill: parent
        anchors.margins: -9
        radius: 26
        color: "transparent"
        border.width: 8
        border.color: Theme.bg
    }

    Text {
        objectName: "issueListEmpty"
        anchors.centerIn: parent
        width: parent.width - 48
        visible: text.length > 0
        text: card.issues.emptyText
        textFormat: Text.PlainText
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        font.pixelSize: 15
        color: Theme.ink3
    }
}
