import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// The enterprise's signature under the visit.
Column {
    id: step

    required property VisitEditor editor
    readonly property bool isSigned: editor.signature != ""

    spacing: 16

    TextBox {
        objectName: "signerName"
        width: Math.min(step.width, 360)
        readOnly: !step.editor.fillable
        text: step.editor.signerName
        placeholderText: qsTr("Who signs: name and position")
        Accessible.name: qsTr("Who signs")
        onTextEdited: step.editor.signerName = text
    }
    Rectangle {
        width: step.width
        height: 260
        radius: 14
        color: Theme.surface2

        Image {
            anchors.fill: parent
            anchors.margins: 12
            visible: step.isSigned
            source: step.editor.signature
            fillMode: Image.PreserveAspectFit
        }
        Text {
            anchors.centerIn: parent
            visible: !step.isSigned && pad.empty
            text: step.editor.fillable ? qsTr("Sign here with a finger") : qsTr("Not signed")
            font.pixelSize: 16
            color: Theme.ink3
        }
        SignaturePad {
            id: pad

            objectName: "signaturePad"
            anchors.fill: parent
            visible: !step.isSigned
            enabled: step.editor.fillable
            ink: Theme.ink
        }
    }
    Row {
        spacing: 12
        visible: step.editor.fillable && !step.isSigned

        ActionButton {
            objectName: "keepSignature"
            tone: "tonal"
            text: qsTr("Keep the signature")
            enabled: !pad.empty
            onClicked: step.editor.sign(pad.picture())
        }
        ActionButton {
            tone: "line"
            text: qsTr("Clear")
            enabled: !pad.empty
            onClicked: pad.clear()
        }
    }
}
