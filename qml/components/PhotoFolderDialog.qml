import QtQuick
import QtQuick.Dialogs
import Wupan.Ui

/// Chooses a photo from any folder. PhotoSheet loads it by its file name, so that the start does not
/// wait for Qt's dialogs.
FileDialog {
    required property PhotoSheet sheet

    onAccepted: sheet.choose(selectedFile)
    Component.onCompleted: open()
}
