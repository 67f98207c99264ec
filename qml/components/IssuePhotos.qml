pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// Thumbnails of an issue's photos, each with what headquarters still lacks of it, and how many of
/// them it has.
Flow {
    id: photos

    required property IssuePhotoModel pictures
    /// Each photo has a button that takes it away.
    property bool removable: false
    property color ground: Theme.surface
    readonly property alias count: repeater.count

    signal removed(string key)

    spacing: 12

    Repeater {
        id: repeater

        model: photos.pictures

        Rectangle {
            id: photo

            required property string key
            required property url source
            required property string stateText

            width: 120
            height: 84
            radius: 12
            color: Theme.surface2
            clip: true

            RoundedImage {
                anchors.fill: parent
                source: photo.source
                radius: 12
                ground: photos.ground
            }
            Text {
                anchors.centerIn: parent
                visible: photo.source == ""
                text: qsTr("At headquarters")
                font.pixelSize: 12
                color: Theme.ink3
            }
            Rectangle {
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.margins: 5
                width: state.implicitWidth + 14
                height: 18
                radius: 8
                color: "#99000000"
                visible: photo.stateText.length > 0

                Text {
                    id: state

                    anchors.centerIn: parent
                    text: photo.stateText
                    font.pixelSize: 12
                    color: "white"
                }
            }
            RoundButton {
                anchors.right: parent.right
                anchors.top: parent.top
                visible: photos.removable
                text: "✕"
                Accessible.name: qsTr("Remove this photo")
                onClicked: photos.removed(photo.key)
            }
        }
    }
    Text {
        objectName: "receivedPhotos"
        width: photos.width
        visible: text.length > 0
        text: photos.pictures ? photos.pictures.receivedText : ""
        wrapMode: Text.Wrap
        font.pixelSize: 13
        color: Theme.ink3
    }
}
