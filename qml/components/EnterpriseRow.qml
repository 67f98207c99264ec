import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wupan.Ui

/// One line of the enterprise list.
T.AbstractButton {
    id: row

    required property int index
    required property string enterpriseId
    required property string name
    required property string subtitle
    required property string firstTag
    required property string firstTone
    required property string secondTag
    required property string secondTone
    required property bool loaded
    property bool current: false
    /// The arrow keys stand here.
    property bool marked: false

    objectName: "enterpriseRow:" + index
    implicitHeight: 69
    leftPadding: 16
    rightPadding: 16
    text: name
    Accessible.role: Accessible.ListItem
    Accessible.name: `${name} ${firstTag} ${secondTag} ${subtitle}`
    Accessible.onPressAction: row.clicked()

    background: Rectangle {
        color: row.current ? Theme.brandSoft : row.down || row.hovered ? Theme.surface2 : Theme.surface

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
            visible: row.index > 0
        }
        Rectangle {
            anchors.fill: parent
            color: "transparent"
            border.width: 2
            border.color: Theme.brand
            visible: row.visualFocus || row.marked
        }
    }

    contentItem: Item {
        ColumnLayout {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2
            opacity: row.loaded ? 1 : 0

            RowLayout {
                spacing: 6

                Text {
                    Layout.fillWidth: true
                    text: row.name
                    textFormat: Text.PlainText
                    elide: Text.ElideRight
                    font.pixelSize: 15
                    font.weight: Font.Bold
                    color: Theme.ink
                }
                Tag {
                    text: row.firstTag
                    tone: row.firstTone
                    visible: text.length > 0
                }
                Tag {
                    text: row.secondTag
                    tone: row.secondTone
                    visible: text.length > 0 && row.width >= 400
                }
            }
            Text {
                Layout.fillWidth: true
                text: row.subtitle
                textFormat: Text.PlainText
                elide: Text.ElideRight
                font.pixelSize: 13
                color: Theme.ink3
            }
        }
    }
}
