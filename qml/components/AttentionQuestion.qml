import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// Asks once more before an edit is given up.
Rectangle {
    id: question

    required property AttentionEditor editor

    implicitHeight: content.height + 28
    radius: 14
    color: Theme.amberSoft

    Column {
        id: content

        x: 14
        y: 14
        width: question.width - 28
        spacing: 12

        Text {
            width: content.width
            text: qsTr("Give this edit up? It will not count. Headquarters notes who gave it up, and when.")
            wrapMode: Text.Wrap
            font.pixelSize: 15
            color: Theme.ink
        }
        Flow {
            width: content.width
            spacing: 12

            ActionButton {
                objectName: "confirmGiveUp"
                enabled: !question.editor.deciding
                text: qsTr("Give it up")
                onClicked: question.editor.confirmGiveUp()
            }
            ActionButton {
                objectName: "keepEdit"
                tone: "line"
                text: qsTr("Keep it")
                onClicked: question.editor.keep()
            }
        }
    }
}
