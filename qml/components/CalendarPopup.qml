pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Wupan.Ui

/// A month to choose a day from.
Popup {
    id: calendar

    signal dayChosen(string day)

    /// Shows the month of "2026-11-23", or of today.
    function openAt(day: string) {
        const shown = Date.fromLocaleString(Qt.locale("C"), day, "yyyy-MM-dd")
        const start = isNaN(shown.getTime()) ? new Date() : shown
        grid.year = start.getFullYear()
        grid.month = start.getMonth()
        open()
    }
    function turn(months: int) {
        const shown = new Date(grid.year, grid.month + months, 1)
        grid.year = shown.getFullYear()
        grid.month = shown.getMonth()
    }

    padding: 16
    modal: true
    focus: true

    background: Rectangle {
        radius: 18
        color: Theme.surface
        border.color: Theme.line
    }

    ColumnLayout {
        spacing: 8

        RowLayout {
            Layout.fillWidth: true

            ActionButton {
                tone: "line"
                text: "‹"
                Accessible.name: qsTr("Month before")
                onClicked: calendar.turn(-1)
            }
            Text {
                Layout.fillWidth: true
                text: new Date(grid.year, grid.month, 1).toLocaleDateString(Qt.locale(), qsTr("MMMM yyyy", "heading of a month"))
                horizontalAlignment: Text.AlignHCenter
                font.pixelSize: 16
                font.weight: Font.Bold
                color: Theme.ink
            }
            ActionButton {
                tone: "line"
                text: "›"
                Accessible.name: qsTr("Next month")
                onClicked: calendar.turn(1)
            }
        }
        MonthGrid {
            id: grid

            spacing: 0
            delegate: Text {
                required property var model

                width: Theme.touch
                height: Theme.touch
                text: model.day
                opacity: model.month === grid.month ? 1 : 0.35
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                font.pixelSize: 16
                font.weight: model.today ? Font.Bold : Font.Normal
                color: model.today ? Theme.brand : Theme.ink
            }
            onClicked: date => {
                calendar.dayChosen(Qt.formatDate(date, "yyyy-MM-dd"))
                calendar.close()
            }
        }
    }
}
