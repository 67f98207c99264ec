pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// The last visits of an enterprise with what was written of them.
Column {
    id: section

    required property LineModel visits

    spacing: 2

    CardHead {
        width: section.width
        text: qsTr("Last visits")
    }
    Text {
        topPadding: 6
        visible: lines.count === 0
        text: qsTr("Nobody has been here yet.")
        font.pixelSize: 14
        color: Theme.ink3
    }
    Repeater {
        id: lines

        model: section.visits

        ColumnLayout {
            id: visit

            required property int index
            required property string title
            required property string detail
            required property string tag
            required property string tone

            width: section.width
            spacing: 6

            Rectangle {
                Layout.fillWidth: true
                implicitHeight: 1
                color: Theme.line
                visible: visit.index > 0
            }
            RowLayout {
                Layout.topMargin: 6
                Layout.bottomMargin: visit.detail.length > 0 ? 0 : 6
                spacing: 12

                Text {
                    Layout.fillWidth: true
                    text: visit.title
                    textFormat: Text.PlainText
                    elide: Text.ElideRight
                    font.pixelSize: 15
                    color: Theme.ink
                }
                Tag {
                    text: visit.tag
                    tone: visit.tone
                }
            }
            Text {
                Layout.fillWidth: true
                Layout.bottomMargin: 6
                visible: text.length > 0
                text: visit.detail
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                lineHeight: 1.25
                font.pixelSize: 14
                color: Theme.ink2
            }
        }
    }
}
