pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// What an officer should know of the enterprise while asking: who it is, what is open, what was
/// said last time.
Column {
    id: side

    required property VisitEditor editor

    signal issueOpened(string issueId)

    spacing: 12

    Card {
        width: side.width

        contentItem: Column {
            spacing: 10

            CardHead {
                width: parent.width
                text: qsTr("The enterprise")
            }
            Flow {
                width: parent.width
                spacing: 6

                Repeater {
                    model: side.editor.tags

                    Tag {
                        required property string tag
                        required tone

                        text: tag
                    }
                }
            }
            Text {
                width: parent.width
                visible: text.length > 0
                text: side.editor.facts
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: 13
                color: Theme.ink3
            }
        }
    }
    Card {
        width: side.width

        contentItem: Column {
            CardHead {
                width: parent.width
                text: qsTr("Open issues")
                remark: side.editor.openIssuesText
            }
            Repeater {
                model: side.editor.openIssues

                EnterpriseIssueRow {
                    required property string key

                    width: parent.width
                    onClicked: side.issueOpened(key)
                }
            }
        }
    }
    Card {
        width: side.width
        visible: side.editor.lastSummary.length > 0

        contentItem: Column {
            spacing: 10

            CardHead {
                width: parent.width
                text: qsTr("Last summary")
                remark: side.editor.lastSummaryDay
            }
            Text {
                width: parent.width
                text: side.editor.lastSummary
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: 14
                lineHeight: 1.3
                color: Theme.ink2
            }
        }
    }
}
