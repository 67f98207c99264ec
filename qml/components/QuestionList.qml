pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import Qt.labs.qmlmodels
import Wupan.ViewModels
import Wupan.Ui

/// The questions of one section, each with the control of its kind. All of them are there, in their
/// order, so that the keyboard goes through them as they stand.
Flickable {
    id: list

    required property ChecklistEditor checklist
    required property bool fillable
    /// Path of the question to be seen, until the officer turns to another.
    property string wanted
    readonly property Item focused: Window.activeFocusItem

    signal photoWanted(string path, bool ofIssue)
    signal issueOpened(string issueId)

    function show(path: string) {
        wanted = path
        bringIntoView(repeater.itemAt(checklist.questions.rowOf(path)))
    }
    function showBeginning() {
        wanted = ""
        contentY = 0
    }
    function bringFocusIntoView() {
        for (let row = 0; row < repeater.count; ++row)
            if (repeater.itemAt(row).activeFocus)
                bringIntoView(repeater.itemAt(row))
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

    onFocusedChanged: wanted = ""
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

            delegate: DelegateChooser {
                role: "kind"

                DelegateChoice {
                    roleValue: "segments"

                    SegmentsQuestion {
                        checklist: list.checklist
                        fillable: list.fillable
                        onPhotoWanted: ofIssue => list.photoWanted(key, ofIssue)
                        onIssueOpened: issueId => list.issueOpened(issueId)
                    }
                }
                DelegateChoice {
                    roleValue: "choices"

                    ChoicesQuestion {
                        checklist: list.checklist
                        fillable: list.fillable
                        onPhotoWanted: ofIssue => list.photoWanted(key, ofIssue)
                        onIssueOpened: issueId => list.issueOpened(issueId)
                    }
                }
                DelegateChoice {
                    roleValue: "integer"

                    IntegerQuestion {
                        checklist: list.checklist
                        fillable: list.fillable
                        onPhotoWanted: ofIssue => list.photoWanted(key, ofIssue)
                        onIssueOpened: issueId => list.issueOpened(issueId)
                    }
                }
                DelegateChoice {
                    roleValue: "decimal"

                    DecimalQuestion {
                        checklist: list.checklist
                        fillable: list.fillable
                        onPhotoWanted: ofIssue => list.photoWanted(key, ofIssue)
                        onIssueOpened: issueId => list.issueOpened(issueId)
                    }
                }
                DelegateChoice {
                    roleValue: "date"

                    DateQuestion {
                        checklist: list.checklist
                        fillable: list.fillable
                        onPhotoWanted: ofIssue => list.photoWanted(key, ofIssue)
                        onIssueOpened: issueId => list.issueOpened(issueId)
                    }
                }
                DelegateChoice {
                    roleValue: "photo"

                    PhotoQuestion {
                        checklist: list.checklist
                        fillable: list.fillable
                        onPhotoWanted: ofIssue => list.photoWanted(key, ofIssue)
                        onIssueOpened: issueId => list.issueOpened(issueId)
                    }
                }
                DelegateChoice {
                    roleValue: "note"

                    QuestionFrame {
                        checklist: list.checklist
                        fillable: list.fillable
                        onPhotoWanted: ofIssue => list.photoWanted(key, ofIssue)
                        onIssueOpened: issueId => list.issueOpened(issueId)
                    }
                }
                DelegateChoice {
                    TextQuestion {
                        checklist: list.checklist
                        fillable: list.fillable
                        onPhotoWanted: ofIssue => list.photoWanted(key, ofIssue)
                        onIssueOpened: issueId => list.issueOpened(issueId)
                    }
                }
            }
        }
    }
}
