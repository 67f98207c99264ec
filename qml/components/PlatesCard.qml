pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// The five plates at a glance.
Card {
    id: card

    required property TodayBoard board

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: 12

        CardHead {
            width: parent.width
            text: qsTr("The five plates")
            remark: card.board.platesRemark
        }
        Text {
            objectName: "noPlates"
            width: parent.width
            visible: card.board.loaded && plates.count === 0
            text: qsTr("Headquarters has sent no figures yet.")
            wrapMode: Text.Wrap
            font.pixelSize: 15
            color: Theme.ink3
        }
        Repeater {
            id: plates

            model: card.board.plates

            Column {
                id: plate

                required property string key
                required property string title
                required property string value
                required property string remark
                required property real share

                width: parent.width
                spacing: 5

                Item {
                    width: parent.width
                    height: 22

                    Text {
                        width: parent.width - figures.width - 12
                        text: plate.title
                        textFormat: Text.PlainText
                        elide: Text.ElideRight
                        font.pixelSize: 15
                        color: Theme.ink
                    }
                    Row {
                        id: figures

                        anchors.right: parent.right
                        spacing: 8

                        Text {
                            id: value

                            text: plate.value
                            font.pixelSize: 15
                            font.weight: Font.Bold
                            color: Theme.ink
                        }
                        Text {
                            anchors.baseline: value.baseline
                            text: plate.remark
                            font.pixelSize: 13
                            color: Theme.ink3
                        }
                    }
                }
                ThinProgress {
                    width: parent.width
                    visible: plate.share >= 0
                    value: plate.share
                    fill: Theme.plateColor(plate.key)
                }
            }
        }
    }
}
