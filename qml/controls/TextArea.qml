import QtQuick
import QtQuick.Templates as T
import Wupan.Ui

/// Several lines of text; grows with them.
T.TextArea {
    id: control

    implicitHeight: Math.max(96, contentHeight + topPadding + bottomPadding)
    implicitWidth: 240
    padding: 12
    leftPadding: 18
    rightPadding: 18
    color: Theme.ink
    selectionColor: Theme.brand
    selectedTextColor: Theme.brandText
    font.pixelSize: 16
    wrapMode: TextEdit.Wrap
    // A tab is no text here: the keyboard goes on.
    Keys.onTabPressed: control.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: control.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

    Text {
        x: control.leftPadding
        y: control.topPadding
        width: control.width - control.leftPadding - control.rightPadding
        visible: control.length === 0 && control.preeditText.length === 0
        text: control.placeholderText
        textFormat: Text.PlainText
        font: control.font
        color: Theme.ink3
        wrapMode: Text.Wrap
    }
    background: Rectangle {
        radius: 18
        color: Theme.surface
        border.width: control.activeFocus ? 2 : 1
        border.color: control.activeFocus ? Theme.brand : Theme.line
    }
}
