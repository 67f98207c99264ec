pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import QtQuick.Templates as T
import Wupan.Ui

/// A month to choose a day from.
Popup {
    id: calendar

    signal dayChosen(string day)

    /// First day of the month that is shown.
    property date month: new Date()
    property string chosen

    /// Shows the month of "2026-11-23", or of today.
    function openAt(day: string) {
        const shown = Date.fromLocaleString(Qt.locale("C"), day, "yyyy-MM-dd")
        chosen = day
        month = firstOf(isNaN(shown.getTime()) ? new Date() : shown, 0)
        open()
    }
    function firstOf(day: date, monthsLater: int): date {
        return new Date(day.getFullYear(), day.getMonth() + monthsLater, 1)
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
                objectName: "calendarBefore"
                tone: "line"
                text: "‹"
                Accessible.name: qsTr("Month before")
                onClicked: calendar.month = calendar.firstOf(calendar.month, -1)
            }
            Text {
                Layout.fillWidth: true
                text: calendar.month.toLocaleDateString(Qt.locale(), qsTr("MMMM yyyy", "heading of a month"))
                horizontalAlignment: Text.AlignHCenter
                font.pixelSize: 16
                font.weight: Font.Bold
                color: Theme.ink
            }
            ActionButton {
                objectName: "calendarNext"
                tone: "line"
                text: "›"
                Accessible.name: qsTr("Next month")
                onClicked: calendar.month = calendar.firstOf(calendar.month, 1)
            }
        }
        Grid {
            columns: 7

            Repeater {
                model: 42

                T.AbstractButton {
                    id: cell

                    required property int index
                    // Weeks begin on Monday.
                    readonly property date day: new Date(calendar.month.getFullYear(), calendar.month.getMonth(), 1 + index - (calendar.month.getDay() + 6) % 7)
                    readonly property string dayText: Qt.formatDate(day, "yyyy-MM-dd")
                    readonly property bool today: dayText === Qt.formatDate(new Date(), "yyyy-MM-dd")

                    objectName: "calendarDay:" + dayText
                    width: Theme.touch
                    height: Theme.touch
                    opacity: day.getMonth() === calendar.month.getMonth() ? 1 : 0.35
                    checked: dayText === calendar.chosen
                    focusPolicy: Qt.StrongFocus
                    Accessible.name: day.toLocaleDateString(Qt.locale())
                    Keys.onReturnPressed: cell.clicked()
                    onClicked: {
                        calendar.dayChosen(dayText)
                        calendar.close()
                    }

                    contentItem: Text {
                        text: cell.day.getDate()
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        font.pixelSize: 16
                        font.weight: cell.today ? Font.Bold : Font.Normal
                        color: cell.checked ? Theme.brandInk : cell.today ? Theme.brand : Theme.ink
                    }
                    background: Rectangle {
                        radius: height / 2
                        color: cell.checked ? Theme.brandSoft : "transparent"
                        border.width: cell.visualFocus ? 2 : 0
                        border.color: Theme.blue
                    }
                }
            }
        }
    }
}
