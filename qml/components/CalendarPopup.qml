pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import QtQuick.Templates as T
import Wupan.Ui

/// A month to choose a day from.
Popup {
    id: calendar

    /// "2026-11-23"; empty: the device's.
    property string today
    /// Days before today cannot be chosen.
    property bool fromToday: false

    signal dayChosen(string day)

    /// The first of the month that is shown.
    property date month

    /// Shows the month of "2026-11-23", or of today.
    function openAt(day: string) {
        let start = Date.fromLocaleString(Qt.locale("C"), day, "yyyy-MM-dd")
        if (isNaN(start.getTime()))
            start = Date.fromLocaleString(Qt.locale("C"), today, "yyyy-MM-dd")
        if (isNaN(start.getTime()))
            start = new Date()
        month = new Date(start.getFullYear(), start.getMonth(), 1)
        open()
    }
    function turn(months: int) {
        month = new Date(month.getFullYear(), month.getMonth() + months, 1)
    }
    function choose(day: string) {
        dayChosen(day)
        close()
    }

    padding: 16
    // Inside the window, wherever its question stands.
    margins: 8
    modal: true
    focus: true

    background: Rectangle {
        radius: 18
        color: Theme.surface
        border.color: Theme.line
    }

    ColumnLayout {
        objectName: "calendarPopup"
        spacing: 8

        RowLayout {
            Layout.fillWidth: true

            ActionButton {
                objectName: "monthBefore"
                tone: "line"
                text: "‹"
                Accessible.name: qsTr("Month before")
                onClicked: calendar.turn(-1)
            }
            Text {
                objectName: "monthShown"
                Layout.fillWidth: true
                text: calendar.month.toLocaleDateString(Qt.locale(), qsTr("MMMM yyyy", "heading of a month"))
                horizontalAlignment: Text.AlignHCenter
                font.pixelSize: 16
                font.weight: Font.Bold
                color: Theme.ink
            }
            ActionButton {
                objectName: "nextMonth"
                tone: "line"
                text: "›"
                Accessible.name: qsTr("Next month")
                onClicked: calendar.turn(1)
            }
        }
        DayOfWeekRow {
            Layout.fillWidth: true
            spacing: 0
            delegate: Text {
                required property string narrowName

                text: narrowName
                horizontalAlignment: Text.AlignHCenter
                font.pixelSize: 13
                color: Theme.ink3
            }
        }
        Grid {
            id: grid

            /// Days of the month before in the first row.
            readonly property int before: (calendar.month.getDay() - Qt.locale().firstDayOfWeek + 7) % 7

            columns: 7

            Repeater {
                model: 42

                T.AbstractButton {
                    id: cell

                    required property int index
                    readonly property date date: new Date(calendar.month.getFullYear(), calendar.month.getMonth(), 1 - grid.before + index)
                    readonly property string day: Qt.formatDate(date, "yyyy-MM-dd")
                    readonly property bool isToday: day === (calendar.today.length > 0 ? calendar.today : Qt.formatDate(new Date(), "yyyy-MM-dd"))

                    objectName: "day:" + day
                    implicitWidth: Theme.touch
                    implicitHeight: Theme.touch
                    text: date.getDate()
                    enabled: !calendar.fromToday || day >= calendar.today
                    opacity: enabled && date.getMonth() === calendar.month.getMonth() ? 1 : 0.35
                    focusPolicy: Qt.StrongFocus
                    Accessible.name: day
                    Keys.onReturnPressed: cell.clicked()
                    Keys.onEnterPressed: cell.clicked()
                    onClicked: calendar.choose(day)

                    background: Rectangle {
                        radius: 8
                        color: cell.down ? Theme.surface2 : Theme.surface
                        border.width: cell.visualFocus ? 2 : 0
                        border.color: Theme.blue
                    }
                    contentItem: Text {
                        text: cell.text
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        font.pixelSize: 16
                        font.weight: cell.isToday ? Font.Bold : Font.Normal
                        color: cell.isToday ? Theme.brand : Theme.ink
                    }
                }
            }
        }
    }
}
