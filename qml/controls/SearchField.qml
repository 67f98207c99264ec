import QtQuick
import Wupan.Ui

/// A line to search by; lower than a TextBox where it stands in a page's head.
TextBox {
    implicitHeight: 40
    implicitWidth: 230
    font.pixelSize: 15
    inputMethodHints: Qt.ImhNoPredictiveText
}
