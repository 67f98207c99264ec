pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import QtQuick.Templates as T
import Qt.labs.folderlistmodel
import Wupan.Ui

/// The device's photos, the newest first, to choose one from; or a file from elsewhere.
Sheet {
    id: sheet

    /// Where the device keeps its photos.
    required property url folder

    signal photoChosen(url file)

    heading: qsTr("Choose a photo")
    remark: qsTr("the newest first")
    closeButton.objectName: "photoClose"
    closeButton.text: qsTr("Cancel")

    buttons: [
        Item {
            Layout.fillWidth: true
        },
        ActionButton {
            objectName: "photoElsewhere"
            tone: "line"
            text: qsTr("Look in another folder")
            onClicked: elsewhere.open()
        }
    ]

    GridView {
        id: grid

        readonly property int columns: Math.max(2, Math.floor(width / 160))

        objectName: "photoGrid"
        width: parent.width
        height: Math.min(Math.max(contentHeight, 160), (sheet.parent?.height ?? 800) - 260)
        visible: count > 0
        cellWidth: Math.floor(width / columns)
        cellHeight: Math.floor(cellWidth * 0.75)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}

        model: FolderListModel {
            folder: sheet.folder
            nameFilters: ["*.jpg", "*.jpeg", "*.png"]
            caseSensitive: false
            showDirs: false
            sortField: FolderListModel.Time
        }
        delegate: T.AbstractButton {
            id: photo

            required property string fileName
            required property url fileUrl

            objectName: "photo:" + fileName
            width: grid.cellWidth
            height: grid.cellHeight
            focusPolicy: Qt.StrongFocus
            Accessible.name: fileName
            Keys.onReturnPressed: photo.clicked()
            onClicked: sheet.photoChosen(fileUrl)

            contentItem: Item {
                RoundedImage {
                    anchors.fill: parent
                    anchors.margins: 6
                    source: photo.fileUrl
                }
                Rectangle {
                    anchors.fill: parent
                    anchors.margins: 4
                    color: "transparent"
                    radius: 14
                    border.width: photo.visualFocus || photo.pressed ? 3 : 0
                    border.color: Theme.blue
                }
            }
        }
    }
    Text {
        objectName: "noPhotos"
        width: parent.width
        visible: grid.count === 0
        text: qsTr("There are no photos in this device's picture folder. Take one with the camera first, or look in another folder.")
        wrapMode: Text.Wrap
        font.pixelSize: 15
        color: Theme.ink2
    }

    FileDialog {
        id: elsewhere

        title: sheet.heading
        nameFilters: [qsTr("Photos (*.jpg *.jpeg *.png)")]
        onAccepted: sheet.photoChosen(selectedFile)
    }
}
