pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// Where a group begins, or an instance of a repeat, which may be removed.
FocusScope {
    id: heading

    required property ChecklistEditor checklist
    required property bool fillable
    required property int index
    required property string key
    required property string path
    required property string style
    required property int level
    required property string label
    required property string hint
    required property string removal
    required property url labelPicture
    required property url largeLabelPicture
    required property url labelSound
    required property string labelVideo
    /// Removing was asked for, and not said yes to.
    property bool asking: false

    width: parent ? parent.width : implicitWidth
    implicitHeight: body.height + 20

    Rectangle {
        width: parent.width
        height: 1
        visible: heading.index > 0
        color: Theme.line
    }
    Column {
        id: body

        x: 16 * heading.level
        y: 14
        width: heading.width - x
        spacing: 8

        Item {
            width: body.width
            height: Math.max(title.height, remove.visible ? remove.height : 0)

            Text {
                id: title

                objectName: "heading:" + heading.path
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - (remove.visible ? remove.width + 12 : 0)
                text: heading.hint.length > 0 ? heading.label + " · " + heading.hint : heading.label
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: heading.level === 0 ? 17 : 15
                font.weight: Font.Bold
                color: heading.style === "instance" ? Theme.brandInk : Theme.ink2
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Chip {
                id: remove

                objectName: "remove:" + heading.path
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: heading.removal.length > 0 && heading.fillable && !heading.asking
                text: qsTr("Remove")
                onClicked: heading.asking = true
            }
        }
        Repeater {
            model: heading.labelPicture != "" ? 1 : 0

            LabelPicture {
                objectName: "picture:" + heading.path
                source: heading.labelPicture
                large: heading.largeLabelPicture
                mostWidth: Math.max(24, Math.min(360, body.width))
            }
        }
        LabelMedia {
            checklist: heading.checklist
            key: heading.path
            sound: heading.labelSound
            video: heading.labelVideo
        }
        Rectangle {
            width: body.width
            height: question.height + 24
            visible: heading.asking
            radius: 14
            color: Theme.redSoft

            Column {
                id: question

                x: 14
                y: 12
                width: parent.width - 28
                spacing: 10

                Text {
                    objectName: "removal:" + heading.path
                    width: question.width
                    text: heading.removal
                    wrapMode: Text.Wrap
                    font.pixelSize: 15
                    color: Theme.red
                    Accessible.role: Accessible.AlertMessage
                    Accessible.name: text
                }
                Flow {
                    width: question.width
                    spacing: 12

                    ActionButton {
                        objectName: "removeNow:" + heading.path
                        text: qsTr("Remove it")
                        onClicked: heading.checklist.removeInstance(heading.path)
                    }
                    ActionButton {
                        objectName: "removeNot:" + heading.path
                        tone: "line"
                        text: qsTr("Keep it")
                        onClicked: heading.asking = false
                    }
                }
            }
        }
    }
}
