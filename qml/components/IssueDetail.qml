import QtQuick
import QtQuick.Layouts
import QtQuick.Controls
import Wupan.ViewModels
import Wupan.Ui

/// One issue: what it is, how far it got, what happened, and what can be added.
ColumnLayout {
    id: detail

    required property IssueEditor editor
    property bool narrow: false

    signal photoWanted()

    spacing: 12

    Flickable {
        id: scroll

        Layout.fillWidth: true
        Layout.fillHeight: true
        contentHeight: content.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: ScrollBar {}

        ColumnLayout {
            id: content

            width: scroll.width
            spacing: 10

            RowLayout {
                spacing: 12

                Text {
                    objectName: "issueDetailTitle"
                    Layout.fillWidth: true
                    text: detail.editor.title
                    textFormat: Text.PlainText
                    wrapMode: Text.Wrap
                    font.pixelSize: 21
                    font.weight: Font.Bold
                    color: Theme.ink
                }
                Tag {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: 5
                    text: detail.editor.number
                    tone: "neutral"
                }
            }
            Text {
                Layout.fillWidth: true
                Layout.topMargin: -8
                text: detail.editor.subtitle
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: 13
                color: Theme.ink3
            }
            IssueStepper {
                Layout.fillWidth: true
                Layout.topMargin: 4
                stations: detail.editor.stations
            }
            Banner {
                objectName: "issueSideState"
                Layout.fillWidth: true
                visible: text.length > 0
                tone: "amber"
                text: detail.editor.sideState
            }
            Banner {
                objectName: "issueOverdue"
                Layout.fillWidth: true
                visible: heading.length > 0
                tone: "red"
                heading: detail.editor.overdueText
                text: detail.editor.overdueDetail
            }
            ActionButton {
                objectName: "collectRating"
                visible: detail.editor.rating.wanted
                text: qsTr("Collect the enterprise's rating")
                onClicked: rating.open()
            }
            Text {
                Layout.fillWidth: true
                visible: text.length > 0
                text: detail.editor.description
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                lineHeight: 1.25
                font.pixelSize: 15
                color: Theme.ink
            }
            IssuePhotos {
                Layout.fillWidth: true
                pictures: detail.editor.photos
            }
            Timeline {
                Layout.fillWidth: true
                events: detail.editor.timeline
            }
        }
    }

    RatingSheet {
        id: rating

        editor: detail.editor.rating
        onCloseWanted: close()
    }
    Connections {
        target: detail.editor.rating

        function onSubmitted() {
            rating.close()
        }
    }

    IssueComposer {
        Layout.fillWidth: true
        editor: detail.editor
        narrow: detail.narrow
        onPhotoWanted: detail.photoWanted()
    }
}
