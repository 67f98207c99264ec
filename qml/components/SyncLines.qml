pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// A list of the sync page: a tag, what it is, and a smaller line below.
ListView {
    id: list

    required property LineModel lines

    model: lines
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    delegate: Item {
        id: line

        required property int index
        required property string tag
        required property string tone
        required property string title
        required property string detail

        width: list.width
        height: row.implicitHeight + 24

        Rectangle {
            visible: line.index > 0
            width: parent.width
            height: 1
            color: Theme.line
        }
        RowLayout {
            id: row

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: 12

            Tag {
                text: line.tag
                tone: line.tone
            }
            ColumnLayout {
                spacing: 2

                Text {
                    Layout.fillWidth: true
                    text: line.title
                    textFormat: Text.PlainText
                    elide: Text.ElideRight
                    font.pixelSize: 15
                    color: Theme.ink
                }
                Text {
                    Layout.fillWidth: true
                    text: line.detail
                    textFormat: Text.PlainText
                    wrapMode: Text.Wrap
                    font.pixelSize: 13
                    color: Theme.ink3
                }
            }
        }
    }
}
