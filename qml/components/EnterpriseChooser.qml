pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// Which enterprise something is about: given, or found by name or initials.
Column {
    id: chooser

    required property EnterpriseChoice choice
    /// Names the parts: <prefix>Search, <prefix>:0 …
    property string prefix: "enterprise"
    property string errorText

    spacing: 8

    Text {
        text: qsTr("Enterprise")
        font.pixelSize: 14
        font.weight: Font.DemiBold
        color: Theme.ink2
    }
    RowLayout {
        width: chooser.width
        spacing: 12
        visible: chooser.choice.name.length > 0

        Text {
            Layout.fillWidth: true
            text: chooser.choice.name
            textFormat: Text.PlainText
            elide: Text.ElideRight
            font.pixelSize: 16
            font.weight: Font.Bold
            color: Theme.ink
        }
        ActionButton {
            objectName: chooser.prefix + "Change"
            visible: !chooser.choice.fixed
            tone: "line"
            text: qsTr("Change")
            onClicked: chooser.choice.forget()
        }
    }
    TextBox {
        objectName: chooser.prefix + "Search"
        width: chooser.width
        visible: chooser.choice.name.length === 0
        placeholderText: qsTr("Name or pinyin initials")
        Accessible.name: qsTr("Enterprise")
        text: chooser.choice.search
        onTextEdited: chooser.choice.search = text
    }
    Flow {
        width: chooser.width
        spacing: 8
        visible: chooser.choice.name.length === 0

        Repeater {
            model: chooser.choice.offered

            Chip {
                required property int index
                required property string word
                required text

                objectName: chooser.prefix + ":" + index
                onClicked: chooser.choice.choose(word)
            }
        }
    }
    Text {
        width: chooser.width
        visible: text.length > 0
        text: chooser.errorText
        wrapMode: Text.Wrap
        font.pixelSize: 14
        color: Theme.red
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
