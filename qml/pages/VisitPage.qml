pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// One visit, step by step: the steps at the left, what the officer should know at the right. On
/// narrow screens the steps stand above, and the knowledge with the check-in.
Item {
    id: page

    required property VisitEditor editor
    required property ReportExport report
    required property SyncStatus sync

    readonly property bool wide: width >= 1000
    readonly property bool narrow: width < 700

    signal backWanted()
    signal syncWanted()
    signal photoWanted(string path, bool ofIssue)
    signal captureWanted()
    signal issueOpened(string issueId)

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: page.narrow ? 12 : 24
        anchors.topMargin: page.narrow ? 12 : 20
        anchors.bottomMargin: page.narrow ? 12 : 20
        spacing: page.narrow ? 10 : 16

        VisitHeader {
            Layout.fillWidth: true
            editor: page.editor
            sync: page.sync
            narrow: page.narrow
            onBackWanted: page.backWanted()
            onSyncWanted: page.syncWanted()
        }
        Banner {
            objectName: "visitState"
            Layout.fillWidth: true
            visible: text.length > 0
            tone: page.editor.completed ? "green" : "amber"
            text: page.editor.stateText
        }
        VersionBanner {
            objectName: "versionBanner"
            Layout.fillWidth: true
            visible: text.length > 0
            text: page.editor.version.offer
            onWanted: page.editor.lookAtVersion()
        }
        Banner {
            objectName: "visitError"
            Layout.fillWidth: true
            visible: text.length > 0
            text: page.editor.errorText
        }
        ListView {
            objectName: "visitStepRow"
            Layout.fillWidth: true
            implicitHeight: Theme.touch
            visible: page.narrow
            orientation: ListView.Horizontal
            spacing: 4
            clip: true
            model: page.editor.steps.model
            currentIndex: page.editor.steps.position
            cacheBuffer: 0

            delegate: VisitStepButton {
                compact: true
                onClicked: page.editor.steps.goTo(key)
            }
        }

        // Placed by width: a row layout of Qt 6.4 keeps the room of what a smaller window hides.
        Item {
            id: panes

            Layout.fillWidth: true
            Layout.fillHeight: true

            VisitStepCard {
                id: steps

                width: 224
                height: panes.height
                visible: !page.narrow
                editor: page.editor
            }
            VisitStepBody {
                id: body

                x: page.narrow ? 0 : steps.width + 16
                width: (page.wide ? knowledge.x - 16 : panes.width) - x
                height: panes.height
                editor: page.editor
                withSide: !page.wide
                withLanguages: page.narrow
                onPhotoWanted: (path, ofIssue) => page.photoWanted(path, ofIssue)
                onIssueOpened: issueId => page.issueOpened(issueId)
            }
            Flickable {
                id: knowledge

                x: panes.width - width
                width: 280
                height: panes.height
                visible: page.wide
                contentHeight: side.height
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                ScrollBar.vertical: ScrollBar {}

                VisitSide {
                    id: side

                    width: knowledge.width
                    editor: page.editor
                    onIssueOpened: issueId => page.issueOpened(issueId)
                }
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 12

            ActionButton {
                objectName: "previousSection"
                visible: page.editor.steps.hasPrevious
                tone: "line"
                text: page.narrow ? "‹" : qsTr("Previous")
                Accessible.name: qsTr("Previous")
                onClicked: page.editor.steps.previous()
            }
            Item {
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "captureIssue"
                visible: page.editor.fillable
                tone: "tonal"
                text: page.narrow ? qsTr("⚑ Issue") : qsTr("⚑ Record an issue")
                onClicked: page.captureWanted()
            }
            ActionButton {
                objectName: "visitReport"
                visible: page.editor.completed
                tone: "tonal"
                text: page.narrow ? qsTr("PDF") : qsTr("Report (PDF)")
                Accessible.name: qsTr("Report (PDF)")
                onClicked: {
                    page.editor.flush()
                    page.report.begin(page.editor.visitId)
                }
            }
            ActionButton {
                objectName: "nextSection"
                visible: page.editor.steps.hasNext
                tone: page.editor.canCheckIn ? "line" : "primary"
                text: page.narrow ? qsTr("Next →") : qsTr("Next: %1 →").arg(page.editor.steps.nextTitle)
                onClicked: page.editor.steps.next()
            }
            ActionButton {
                objectName: "completeVisit"
                visible: page.editor.fillable && !page.editor.steps.hasNext
                text: page.narrow ? qsTr("Complete") : qsTr("Complete the visit")
                Accessible.name: qsTr("Complete the visit")
                onClicked: page.editor.complete()
            }
        }
    }

    VisitReviewSheet {
        editor: page.editor
    }
    VersionSheet {
        editor: page.editor
    }
    ReportSheet {
        report: page.report
    }

    Connections {
        target: page.editor

        function onQuestionWanted(path) {
            body.showQuestion(path)
        }
    }
}
