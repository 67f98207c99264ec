pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import Wupan.ViewModels
import Wupan.Ui

/// The page of one section: each question with the control of its kind. All of them are there, in
/// their order, so that the keyboard goes through them as they stand.
Flickable {
    id: list

    required property ChecklistEditor checklist
    required property bool fillable
    /// Key of the row to be seen, until the officer turns to another.
    property string wanted
    readonly property Item focused: Window.activeFocusItem
    /// The row that has the keyboard, and where it stood last.
    property Item focusedRow: null
    property real focusedY: 0

    signal photoWanted(string path, bool ofIssue)
    signal issueOpened(string issueId)

    function show(key: string) {
        wanted = key
        bringIntoView(repeater.itemAt(checklist.questions.rowOf(key)))
    }
    function showBeginning() {
        wanted = ""
        contentY = 0
    }
    function findFocus() {
        focusedRow = null
        for (let row = 0; row < repeater.count; ++row)
            if (repeater.itemAt(row)?.activeFocus)
                focusedRow = repeater.itemAt(row)
        focusedY = focusedRow !== null ? focusedRow.y : 0
    }
    function bringFocusIntoView() {
        findFocus()
        bringIntoView(focusedRow)
    }
    function bringIntoView(question: Item) {
        if (question !== null)
            contentY = Math.max(0, Math.min(question.y, Math.max(contentY, question.y + question.height - height)))
    }

    objectName: "questionList"
    contentHeight: column.height
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: ScrollBar {}

    onFocusedChanged: {
        wanted = ""
        findFocus()
    }
    onMovementStarted: wanted = ""
    // The questions find their places after they were wanted.
    onContentHeightChanged: if (wanted.length > 0) show(wanted)
    // The keyboard of the screen takes its room from the page.
    onHeightChanged: bringFocusIntoView()
    // Who comes with the keyboard sees where.
    Keys.onReleased: event => {
        if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
            bringFocusIntoView()
    }

    Column {
        id: column

        width: list.width

        Repeater {
            id: repeater

            model: list.checklist.questions

            delegate: QuestionChooser {
                checklist: list.checklist
                fillable: list.fillable
                onPhotoWanted: (path, ofIssue) => list.photoWanted(path, ofIssue)
                onIssueOpened: issueId => list.issueOpened(issueId)
            }
        }
    }

    Connections {
        target: list.checklist

        function onRowAdded(key: string) {
            list.show(key)
        }
    }
    // What appears or vanishes above does not move what the officer is at.
    Connections {
        target: list.focusedRow

        function onYChanged() {
            const moved = list.focusedRow.y - list.focusedY
            list.focusedY = list.focusedRow.y
            if (list.wanted.length === 0)
                list.contentY = Math.max(0, list.contentY + moved)
        }
    }
}
