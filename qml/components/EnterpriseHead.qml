pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// Name, tags and facts of an enterprise, and how much it was visited this month.
ColumnLayout {
    id: head

    required property EnterpriseProfile profile

    spacing: 8

    Text {
        objectName: "enterpriseTitle"
        Layout.fillWidth: true
        text: head.profile.name
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: 21
        font.weight: Font.Bold
        color: Theme.ink
    }
    Flow {
        Layout.fillWidth: true
        spacing: 6
        visible: tags.count > 0

        Repeater {
            id: tags

            model: head.profile.tags

            Tag {
                required property string tag
                required tone

                text: tag
            }
        }
    }
    Text {
        Layout.fillWidth: true
        visible: text.length > 0
        text: head.profile.facts
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: 14
        color: Theme.ink3
    }
    Banner {
        objectName: "enterpriseAtCap"
        Layout.fillWidth: true
        visible: head.profile.atCap
        tone: "amber"
        heading: qsTr("Enough visits")
        text: head.profile.burdenText
    }
    Text {
        objectName: "enterpriseBurden"
        Layout.fillWidth: true
        visible: !head.profile.atCap
        text: head.profile.burdenText
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: 14
        color: Theme.ink2
    }
}
