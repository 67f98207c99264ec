import QtQuick
import QtQuick.Templates as T
import Wupan.Ui

/// A sheet on the page's ground.
T.Pane {
    padding: 18
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding

    background: Rectangle {
        radius: Theme.cardRadius
        color: Theme.surface
        border.color: Theme.line
    }
}
