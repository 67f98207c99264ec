pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// The texts of an edit that needs someone: both versions of a conflict beside each other where
/// there is room, and what is to be sent.
Column {
    id: column

    required property AttentionEditor editor
    readonly property bool beside: width >= 440

    spacing: 16

    Repeater {
        id: rows

        model: column.editor.texts

        Column {
            id: row

            required property string field
            required property string label
            required property string mine
            required property string theirs
            required property string result

            width: column.width
            spacing: 12

            Text {
                visible: column.editor.conflict && rows.count > 1
                text: row.label
                font.pixelSize: 14
                font.weight: Font.DemiBold
                color: Theme.ink2
            }
            Item {
                readonly property real half: (width - 12) / 2

                visible: column.editor.conflict
                width: row.width
                height: column.beside ? Math.max(own.implicitHeight, other.implicitHeight)
                                      : own.implicitHeight + 12 + other.implicitHeight

                AttentionVersion {
                    id: own

                    width: column.beside ? parent.half : parent.width
                    height: column.beside ? parent.height : implicitHeight
                    own: true
                    whose: qsTr("This device")
                    when: column.editor.mineWhen
                    html: row.mine
                    mark: Theme.greenSoft
                }
                AttentionVersion {
                    id: other

                    x: column.beside ? parent.half + 12 : 0
                    y: column.beside ? 0 : own.height + 12
                    width: column.beside ? parent.half : parent.width
                    height: column.beside ? parent.height : implicitHeight
                    whose: qsTr("Headquarters")
                    when: column.editor.theirsWhen
                    html: row.theirs
                    mark: Theme.blueSoft
                }
            }
            Rectangle {
                width: row.width
                height: result.y + result.height + 12
                radius: 14
                color: Theme.surface2

                Text {
                    id: name

                    x: 12
                    y: 12
                    text: column.editor.conflict ? qsTr("Merged (can be edited)") : row.label
                    font.pixelSize: 15
                    font.weight: Font.Bold
                    color: Theme.ink
                }
                TextArea {
                    id: result

                    objectName: "attentionText:" + row.field
                    x: 12
                    y: name.y + name.height + 8
                    width: row.width - 24
                    height: Math.max(Theme.touch, contentHeight + topPadding + bottomPadding)
                    readOnly: !column.editor.canSendAgain
                    text: row.result
                    Accessible.name: name.text
                    onTextChanged: if (activeFocus)
                        column.editor.write(row.field, text)
                }
            }
        }
    }
}
