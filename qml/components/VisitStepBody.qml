import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// The step that the officer is at.
Card {
    id: body

    required property VisitEditor editor
    /// The side column has no room of its own: it stands below the check-in.
    property bool withSide: false
    /// The steps have no card of their own, where the languages are.
    property bool withLanguages: false

    signal photoWanted(string path, bool ofIssue)
    signal issueOpened(string issueId)

    function showQuestion(path: string) {
        questions.show(path)
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: body.editor.loaded

        CardHead {
            Layout.fillWidth: true
            Layout.bottomMargin: 10
            text: body.editor.steps.title
            remark: body.editor.steps.remark
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 1
            color: Theme.line
        }
        Banner {
            objectName: "formError"
            Layout.fillWidth: true
            Layout.topMargin: 12
            visible: text.length > 0
            text: body.editor.checklist.formError
        }
        LanguageRow {
            Layout.fillWidth: true
            Layout.topMargin: 10
            wanted: body.withLanguages && questions.visible
            checklist: body.editor.checklist
        }
        QuestionList {
            id: questions

            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: body.editor.steps.kind === "section"
            checklist: body.editor.checklist
            fillable: body.editor.fillable
            onPhotoWanted: (path, ofIssue) => body.photoWanted(path, ofIssue)
            onIssueOpened: issueId => body.issueOpened(issueId)

            Connections {
                target: body.editor.steps

                function onMoved() {
                    questions.showBeginning()
                    scroll.contentY = 0
                }
            }
        }
        Flickable {
            id: scroll

            function bringIntoView(top: real, bottom: real) {
                contentY = Math.max(Math.min(contentY, top), bottom + 2 * column.y - height)
            }

            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !questions.visible
            contentHeight: column.height + 32
            boundsBehavior: Flickable.StopAtBounds
            // Signing is drawing, not scrolling.
            interactive: contentHeight > height && body.editor.steps.kind !== "signature"
            clip: true
            ScrollBar.vertical: ScrollBar {}

            Column {
                id: column

                y: 16
                width: scroll.width
                spacing: 20

                CheckInStep {
                    width: column.width
                    visible: body.editor.steps.kind === "checkIn"
                    editor: body.editor
                }
                SummaryStep {
                    width: column.width
                    visible: body.editor.steps.kind === "summary"
                    closing: body.editor.closing
                    onWritten: (top, bottom) => scroll.bringIntoView(y + top, y + bottom)
                }
                SignatureStep {
                    width: column.width
                    visible: body.editor.steps.kind === "signature"
                    closing: body.editor.closing
                }
                EarlierAnswers {
                    objectName: "earlierAnswers"
                    width: column.width
                    visible: body.editor.version.hasEarlier && body.editor.steps.kind !== "signature"
                    version: body.editor.version
                }
                VisitSide {
                    width: column.width
                    visible: body.withSide && body.editor.steps.kind === "checkIn"
                    editor: body.editor
                    onIssueOpened: issueId => body.issueOpened(issueId)
                }
            }
        }
    }
}
