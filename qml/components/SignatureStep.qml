import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// The enterprise's signature under the visit.
Column {
    id: step

    required property VisitClosing closing
    /// The one that is kept did not come out well.
    property bool again: false
    readonly property bool drawing: closing.fillable && (again || !closing.isSigned)

    spacing: 16

    TextBox {
        objectName: "signerName"
        width: Math.min(step.width, 360)
        readOnly: !step.closing.fillable
        text: step.closing.signerName
        placeholderText: qsTr("Who signs: name and position")
        Accessible.name: qsTr("Who signs")
        onTextEdited: step.closing.signerName = text
    }
    Rectangle {
        width: step.width
        height: 260
        radius: 14
        color: Theme.surface2

        Image {
            objectName: "signaturePicture"
            anchors.fill: parent
            anchors.margins: 12
            visible: step.closing.isSigned && !step.drawing
            source: step.closing.signature
            fillMode: Image.PreserveAspectFit
        }
        Text {
            objectName: "signatureText"
            anchors.centerIn: parent
            visible: step.drawing ? pad.empty : step.closing.signature == ""
            text: step.drawing ? qsTr("Sign here with a finger")
                               : step.closing.isSigned ? qsTr("Signed; the picture is at headquarters") : qsTr("Not signed")
            font.pixelSize: 16
            color: Theme.ink3
        }
        SignaturePad {
            id: pad

            objectName: "signaturePad"
            anchors.fill: parent
            visible: step.drawing
            ink: Theme.ink
            onStrokeFinished: step.closing.draw(pad.picture())
        }
    }
    Row {
        spacing: 12
        visible: step.drawing

        ActionButton {
            objectName: "keepSignature"
            tone: "tonal"
            text: qsTr("Keep the signature")
            enabled: !pad.empty
            onClicked: step.closing.keepSignature()
        }
        ActionButton {
            objectName: "clearSignature"
            tone: "line"
            text: qsTr("Clear")
            enabled: !pad.empty
            onClicked: {
                pad.clear()
                step.closing.wipe()
            }
        }
    }
    ActionButton {
        objectName: "signAgain"
        visible: step.closing.fillable && !step.drawing
        tone: "line"
        text: qsTr("Sign again")
        onClicked: step.again = true
    }

    Connections {
        target: step.closing

        function onSignatureKept() {
            pad.clear()
            step.again = false
        }
        function onClosed() {
            pad.clear()
            step.again = false
        }
    }
}
