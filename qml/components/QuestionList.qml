pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import Qt.labs.qmlmodels
import Wupan.ViewModels
import Wupan.Ui

/// The questions of one section, each with the control of its kind.
ListView {
    id: list

    required property ChecklistEditor checklist
    required property bool fillable

    signal photoWanted(string path, bool ofIssue)
    signal issueOpened(string issueId)

    objectName: "questionList"
    model: checklist.questions
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    // A few screens: what is typed keeps its field while one looks at the next question.
    cacheBuffer: 2400
    ScrollBar.vertical: ScrollBar {}

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

    /// Brings a question into view.
    function show(path: string) {
        positionViewAtIndex(checklist.questions.rowOf(path), ListView.Center)
    }
}
