pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import Wupan.ViewModels
import Wupan.Ui

/// The list of enterprises in a card. Rows that are not loaded yet are blank; a jump loads only what
/// is in sight.
Card {
    id: card

    required property EnterpriseListModel enterprises
    property string currentId

    signal enterpriseOpened(string enterpriseId)

    padding: 1

    ListView {
        id: list

        objectName: "enterpriseList"
        anchors.fill: parent
        model: card.enterprises
        clip: true
        reuseItems: true
        keyNavigationEnabled: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}
        Keys.onReturnPressed: (list.currentItem as EnterpriseRow)?.clicked()
        Keys.onEnterPressed: (list.currentItem as EnterpriseRow)?.clicked()

        delegate: EnterpriseRow {
            width: list.width
            current: loaded && enterpriseId === card.currentId
            marked: list.activeFocus && ListView.isCurrentItem
            onClicked: {
                list.currentIndex = index
                if (loaded)
                    card.enterpriseOpened(enterpriseId)
            }
        }

        Connections {
            target: card.enterprises

            function onFilterChanged() {
                list.positionViewAtBeginning()
            }
        }
    }

    // Rounds the corners of the first and last row, which the list clips square.
    Rectangle {
        anchors.fill: parent
        anchors.margins: -9
        radius: 26
        color: "transparent"
        border.width: 8
        border.color: Theme.bg
    }

    Text {
        objectName: "enterpriseListEmpty"
        anchors.centerIn: parent
        width: parent.width - 48
        visible: text.length > 0
        text: card.enterprises.emptyText
        textFormat: Text.PlainText
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        font.pixelSize: 15
        color: Theme.ink3
    }
}
