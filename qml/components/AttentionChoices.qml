import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// What can be done about an edit that needs someone. The usual one stands apart where there is
/// room.
Item {
    id: choices

    required property AttentionEditor editor
    /// Of the others on one line.
    readonly property real line: mine.shown + theirs.shown + giveUp.shown + save.shown
    readonly property bool apart: main.visible && line + main.implicitWidth <= width

    implicitHeight: apart || !main.visible ? others.height : others.height + 12 + main.height

    Flow {
        id: others

        y: choices.apart || !main.visible ? 0 : main.height + 12
        width: choices.width - (choices.apart ? main.width + 12 : 0)
        spacing: 12

        ActionButton {
            id: mine

            readonly property real shown: visible ? implicitWidth + 12 : 0

            objectName: "useMine"
            visible: choices.editor.conflict
            enabled: choices.editor.canSendAgain
            tone: "line"
            text: qsTr("Use mine")
            onClicked: choices.editor.sendMine()
        }
        ActionButton {
            id: theirs

            readonly property real shown: visible ? implicitWidth + 12 : 0

            objectName: "useTheirs"
            visible: choices.editor.conflict
            enabled: !choices.editor.deciding
            tone: "line"
            text: qsTr("Use headquarters'")
            onClicked: choices.editor.takeTheirs()
        }
        ActionButton {
            id: giveUp

            readonly property real shown: visible ? implicitWidth + 12 : 0

            objectName: "giveUp"
            visible: !choices.editor.conflict
            enabled: !choices.editor.deciding
            tone: "line"
            text: qsTr("Give up")
            onClicked: choices.editor.giveUp()
        }
        ActionButton {
            id: save

            readonly property real shown: visible ? implicitWidth + 12 : 0

            objectName: "exportEntry"
            tone: "line"
            text: qsTr("Export")
            onClicked: choices.editor.exportEntry()
        }
    }
    ActionButton {
        id: main

        objectName: "sendResult"
        x: choices.apart ? choices.width - width : 0
        width: choices.apart ? implicitWidth : choices.width
        visible: choices.editor.conflict || choices.editor.canSendAgain
        enabled: choices.editor.canSendAgain
        text: choices.editor.conflict ? qsTr("Use the merged one") : qsTr("Send again")
        onClicked: choices.editor.sendResult()
    }
}
