import QtQuick
import Wupan.Ui

/// A small number, typed or stepped.
Row {
    id: field

    required property string text
    /// What is counted, for who cannot see it.
    required property string name

    signal edited(string text)
    signal stepped(int by)

    spacing: 4

    StepButton {
        objectName: field.objectName + ":minus"
        text: "−"
        Accessible.name: qsTr("Less: %1").arg(field.name)
        onClicked: field.stepped(-1)
    }
    Column {
        TextBox {
            objectName: field.objectName + ":text"
            width: 64
            text: field.text
            leftPadding: 6
            rightPadding: 6
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: 20
            font.weight: Font.Bold
            inputMethodHints: Qt.ImhDigitsOnly
            Accessible.name: field.name
            onTextEdited: field.edited(text)
            Keys.onUpPressed: field.stepped(1)
            Keys.onDownPressed: field.stepped(-1)
        }
        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            text: field.name
            font.pixelSize: 12
            color: Theme.ink3
        }
    }
    StepButton {
        objectName: field.objectName + ":plus"
        text: "+"
        Accessible.name: qsTr("More: %1").arg(field.name)
        onClicked: field.stepped(1)
    }
}
