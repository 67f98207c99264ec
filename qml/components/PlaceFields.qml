import QtQuick
import Wupan.Ui

/// One place: where it is, how exactly that is known, and what changes it.
Flow {
    id: fields

    required property string key
    required property string latitude
    required property string longitude
    required property string accuracyText
    /// Parts are named <prefix>:<part>:<key>.
    property string prefix
    property bool movable: false
    property bool last: true

    signal edited(string latitude, string longitude)
    signal moved(int by)
    signal removed()

    spacing: 8

    TextBox {
        objectName: fields.prefix + ":latitude:" + fields.key
        width: 150
        text: fields.latitude
        placeholderText: qsTr("Latitude")
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        Accessible.name: placeholderText
        onTextEdited: fields.edited(text, fields.longitude)
    }
    TextBox {
        objectName: fields.prefix + ":longitude:" + fields.key
        width: 150
        text: fields.longitude
        placeholderText: qsTr("Longitude")
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        Accessible.name: placeholderText
        onTextEdited: fields.edited(fields.latitude, text)
    }
    Text {
        objectName: fields.prefix + ":accuracy:" + fields.key
        height: Theme.touch
        visible: text.length > 0
        text: fields.accuracyText
        verticalAlignment: Text.AlignVCenter
        font.pixelSize: 14
        color: Theme.ink3
    }
    Row {
        visible: fields.movable
        spacing: 4

        StepButton {
            objectName: fields.prefix + ":up:" + fields.key
            enabled: fields.key !== "0"
            text: "↑"
            Accessible.name: qsTr("Earlier")
            onClicked: fields.moved(-1)
        }
        StepButton {
            objectName: fields.prefix + ":down:" + fields.key
            enabled: !fields.last
            text: "↓"
            Accessible.name: qsTr("Later")
            onClicked: fields.moved(1)
        }
        StepButton {
            objectName: fields.prefix + ":remove:" + fields.key
            text: "✕"
            Accessible.name: qsTr("Remove this place")
            onClicked: fields.removed()
        }
    }
}
