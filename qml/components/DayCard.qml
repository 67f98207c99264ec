pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// The day's visits, and which might be added.
Card {
    id: card

    required property TodayBoard board

    signal visitOpened(string visitId)
    signal suggestionTaken(string enterpriseId)

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: 4

        CardHead {
            width: parent.width
            text: qsTr("Today's visits")
            remark: card.board.visitsRemark
        }
        Text {
            objectName: "noVisits"
            width: parent.width
            topPadding: 12
            bottomPadding: 12
            visible: card.board.loaded && card.board.visits.count === 0
            text: suggestions.count > 0 ? qsTr("No visit is planned for today. Take a suggestion below, or plan one with “New visit”.") : qsTr("No visit is planned for today. Plan one with “New visit”.")
            wrapMode: Text.Wrap
            font.pixelSize: 15
            color: Theme.ink3
        }
        Repeater {
            model: card.board.visits

            VisitLineRow {
                width: parent.width
                onOpened: card.visitOpened(key)
            }
        }
        Item {
            width: 1
            height: 10
        }
        CardHead {
            width: parent.width
            visible: suggestions.count > 0
            text: qsTr("Suggested visits")
            remark: qsTr("by what is overdue, due and near")
        }
        Repeater {
            id: suggestions

            model: card.board.suggestions

            SuggestionRow {
                required property string key

                width: parent.width
                onTaken: card.suggestionTaken(key)
            }
        }
    }
}
