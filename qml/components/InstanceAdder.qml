import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// Adds an instance to a repeat, behind the last one.
FocusScope {
    id: adder

    required property ChecklistEditor checklist
    required property bool fillable
    required property string path
    required property int level
    required property string label

    width: parent ? parent.width : implicitWidth
    implicitHeight: fillable ? button.height + 24 : 0
    visible: fillable

    ActionButton {
        id: button

        objectName: "add:" + adder.path
        x: 16 * adder.level
        y: 12
        width: Math.min(implicitWidth, adder.width - x)
        tone: "tonal"
        text: adder.label
        onClicked: adder.checklist.addInstance(adder.path)
    }
}
