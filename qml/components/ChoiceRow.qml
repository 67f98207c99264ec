pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// A labelled choice of one word out of a few.
Column {
    id: choice

    required property ChoiceModel choices
    required property string label
    /// Chips are named <prefix>:<word>.
    required property string prefix

    signal chosen(string word)

    spacing: 8

    Text {
        text: choice.label
        font.pixelSize: 14
        font.weight: Font.DemiBold
        color: Theme.ink2
    }
    Flow {
        width: choice.width
        spacing: 8

        Repeater {
            model: choice.choices

            Chip {
                required property string word
                required text
                required property bool chosen

                objectName: choice.prefix + ":" + word
                checked: chosen
                onClicked: choice.chosen(word)
            }
        }
    }
}
