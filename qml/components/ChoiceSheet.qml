pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import Wupan.ViewModels
import Wupan.Ui

/// A long list of choices with a search.
Sheet {
    id: sheet

    required property ChecklistEditor checklist
    required property AnswerChoiceModel choices
    /// Lines are named answer:<prefix>:<value>.
    required property string prefix

    signal chosen(string value)

    function show() {
        choices.search = ""
        open()
        search.forceActiveFocus()
    }

    closeButton.text: qsTr("Done")
    closeButton.objectName: "menuClose:" + prefix
    onCloseWanted: close()
    onClosed: choices.search = ""

    SearchField {
        id: search

        objectName: "menuSearch:" + sheet.prefix
        width: parent.width
        placeholderText: qsTr("Search")
        Accessible.name: placeholderText
        text: sheet.choices.search
        onTextEdited: sheet.choices.search = text
    }
    ListView {
        id: lines

        objectName: "menuList:" + sheet.prefix
        width: parent.width
        height: Math.min(Math.max(contentHeight, Theme.touch), (sheet.parent?.height ?? 800) - 260)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.choices
        ScrollBar.vertical: ScrollBar {}

        delegate: ChoiceLine {
            id: line

            required property string key
            required property bool difficulty
            required property url sound
            required property string video

            objectName: "answer:" + sheet.prefix + ":" + key
            width: ListView.view.width
            ink: difficulty ? Theme.red : Theme.brand
            rightPadding: media.width + 10
            onClicked: sheet.chosen(key)

            LabelMedia {
                id: media

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                checklist: sheet.checklist
                key: sheet.prefix + ":" + line.key
                sound: line.sound
                video: line.video
            }
        }
    }
    Text {
        objectName: "menuNothing:" + sheet.prefix
        width: parent.width
        visible: lines.count === 0
        text: qsTr("Nothing is called so.")
        font.pixelSize: 15
        color: Theme.ink2
    }
}
