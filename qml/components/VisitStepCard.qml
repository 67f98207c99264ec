pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// The steps of a visit, one below the other, and how much of the checklist is answered.
Card {
    id: card

    required property VisitEditor editor
    readonly property VisitSteps steps: editor.steps

    padding: 12

    ColumnLayout {
        anchors.fill: parent
        spacing: 12

        ListView {
            objectName: "visitSteps"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: contentHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: card.steps.model
            currentIndex: card.steps.position
            cacheBuffer: 0
            ScrollBar.vertical: ScrollBar {}

            delegate: VisitStepButton {
                width: ListView.view.width
                onClicked: card.steps.goTo(key)
            }
        }
        RowLayout {
            Layout.leftMargin: 8
            Layout.rightMargin: 8

            Text {
                Layout.fillWidth: true
                text: qsTr("Completeness")
                font.pixelSize: 14
                color: Theme.ink3
            }
            Text {
                objectName: "visitProgress"
                text: card.steps.progressPercent + "%"
                font.pixelSize: 15
                font.weight: Font.Bold
                color: Theme.ink
            }
        }
        ThinProgress {
            Layout.fillWidth: true
            Layout.leftMargin: 8
            Layout.rightMargin: 8
            value: card.steps.progressPercent / 100
        }
        ActionButton {
            objectName: "firstMissing"
            Layout.fillWidth: true
            visible: card.editor.fillable && card.editor.checklist.hasGaps
            tone: "line"
            text: qsTr("To what is missing")
            onClicked: card.editor.goToFirstMissing()
        }
        LanguageRow {
            Layout.fillWidth: true
            Layout.leftMargin: 8
            Layout.rightMargin: 8
            Layout.bottomMargin: 8
            checklist: card.editor.checklist
        }
    }
}
