import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// Where and when the next visit is.
Sheet {
    id: sheet

    required property VisitPlanner planner

    heading: qsTr("New visit")
    visible: planner.active
    closeButton.objectName: "plannerClose"
    closeButton.text: qsTr("Cancel")
    onCloseWanted: planner.leave()

    buttons: [
        Item {
            Layout.fillWidth: true
        },
        ActionButton {
            objectName: "startVisit"
            enabled: sheet.planner.canPlan
            text: sheet.planner.planText
            onClicked: sheet.planner.plan()
        }
    ]

    EnterpriseChooser {
        width: parent.width
        choice: sheet.planner.enterprise
        prefix: "visitEnterprise"
    }
    Banner {
        objectName: "burdenWarning"
        width: parent.width
        visible: text.length > 0
        tone: "amber"
        text: sheet.planner.warning
    }
    ChoiceRow {
        width: parent.width
        visible: sheet.planner.canJoin
        choices: sheet.planner.joinable
        label: qsTr("Go along with a visit that is planned already?")
        prefix: "joinVisit"
        onChosen: word => sheet.planner.chooseJoint(word)
    }
    ChoiceRow {
        width: parent.width
        visible: !sheet.planner.joining
        choices: sheet.planner.days
        label: qsTr("When")
        prefix: "visitDay"
        onChosen: word => sheet.planner.chooseDay(word)
    }
    ActionButton {
        objectName: "visitCalendar"
        visible: !sheet.planner.joining
        tone: "line"
        text: qsTr("Another day")
        onClicked: calendar.openAt(sheet.planner.days.chosen)

        CalendarPopup {
            id: calendar

            today: sheet.planner.today
            fromToday: true
            onDayChosen: day => sheet.planner.chooseDay(day)
        }
    }
    ChoiceRow {
        width: parent.width
        visible: sheet.planner.later
        choices: sheet.planner.times
        label: qsTr("At")
        prefix: "visitTime"
        onChosen: word => sheet.planner.chooseTime(word)
    }
    Text {
        width: parent.width
        visible: text.length > 0
        text: sheet.planner.errorText
        wrapMode: Text.Wrap
        font.pixelSize: 14
        color: Theme.red
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
