pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// The languages of a checklist, where it has several.
Flow {
    id: row

    required property ChecklistEditor checklist
    property bool wanted: true

    visible: wanted && languages.count > 1
    spacing: 8

    Repeater {
        id: languages

        model: row.checklist.languages

        Chip {
            required property string word
            required text
            required property bool chosen

            objectName: "language:" + word
            checked: chosen
            onClicked: row.checklist.chooseLanguage(word)
        }
    }
}
