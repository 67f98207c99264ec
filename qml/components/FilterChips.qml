pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import Wupan.ViewModels
import Wupan.Ui

/// Which issues the list shows: by scope, each with its count, and by category. Scrolls sideways
/// where there is no room.
Flickable {
    id: chips

    required property IssueListModel issues

    implicitWidth: row.width
    implicitHeight: row.height
    contentWidth: row.width
    flickableDirection: Flickable.HorizontalFlick
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    Row {
        id: row

        spacing: 14

        Repeater {
            model: chips.issues.scopes

            Chip {
                required property string word
                required text
                required property bool chosen

                objectName: "issueFilter:" + word
                checked: chosen
                onClicked: chips.issues.chooseScope(word)
            }
        }
        Chip {
            id: category

            objectName: "issueCategoryFilter"
            text: chips.issues.categories.chosenText + " ▾"
            checked: chips.issues.categories.chosen.length > 0
            onClicked: menu.open()

            Menu {
                id: menu

                y: category.height + 4

                Repeater {
                    model: chips.issues.categories

                    MenuItem {
                        required property string word
                        required text
                        required property bool chosen

                        objectName: "issueCategoryFilter:" + word
                        implicitHeight: 48
                        font.weight: chosen ? Font.Bold : Font.Normal
                        onTriggered: chips.issues.chooseCategory(word)
                    }
                }
            }
        }
    }
}
