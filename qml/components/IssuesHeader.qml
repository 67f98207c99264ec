import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// Title, filters, search and the button that records an issue: one line where there is room.
GridLayout {
    id: header

    required property IssueListModel issues
    property bool stacked: false
    property bool narrow: false

    signal captureWanted()

    columns: stacked ? 2 : 4
    columnSpacing: 14
    rowSpacing: 10

    Text {
        Layout.fillWidth: header.stacked
        text: qsTr("Issues")
        font.pixelSize: 24
        font.weight: Font.Bold
        color: Theme.ink
    }
    FilterChips {
        Layout.fillWidth: true
        Layout.row: header.stacked ? 1 : 0
        Layout.column: header.stacked ? 0 : 1
        Layout.columnSpan: header.stacked ? 2 : 1
        issues: header.issues
    }
    SearchField {
        objectName: "issueSearch"
        Layout.fillWidth: header.stacked
        Layout.preferredWidth: 230
        Layout.row: header.stacked ? 2 : 0
        Layout.column: header.stacked ? 0 : 2
        Layout.columnSpan: header.stacked ? 2 : 1
        placeholderText: qsTr("Name, initials, content")
        Accessible.name: qsTr("Search the issues")
        text: header.issues.search
        onTextEdited: header.issues.search = text
    }
    ActionButton {
        objectName: "captureIssue"
        Layout.row: 0
        Layout.column: header.stacked ? 1 : 3
        text: qsTr("＋ Record an issue")
        onClicked: header.captureWanted()
    }
}
