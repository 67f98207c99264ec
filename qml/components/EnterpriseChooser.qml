pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// Which enterprise a new issue is about: given by the visit, or found by name or initials.
Column {
    id: chooser

    required property IssueCaptureEditor editor

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
        visible: chooser.editor.enterpriseName.length > 0

        Text {
            Layout.fillWidth: true
            text: chooser.editor.enterpriseName
            textFormat: Text.PlainText
            elide: Text.ElideRight
            font.pixelSize: 16
            font.weight: Font.Bold
            color: Theme.ink
        }
        ActionButton {
            objectName: "issueEnterpriseChange"
            visible: !chooser.editor.enterpriseFixed
            tone: "line"
            text: qsTr("Change")
            onClicked: chooser.editor.forgetEnterprise()
        }
    }
    TextBox {
        objectName: "issueEnterpriseSearch"
        width: chooser.width
        visible: chooser.editor.enterpriseName.length === 0
        placeholderText: qsTr("Name or pinyin initials")
        Accessible.name: qsTr("Enterprise")
        text: chooser.editor.enterpriseSearch
        onTextEdited: chooser.editor.enterpriseSearch = text
    }
    Flow {
        width: chooser.width
        spacing: 8
        visible: chooser.editor.enterpriseName.length === 0

        Repeater {
            model: chooser.editor.enterprises

            Chip {
                required property int index
                required property string word
                required text

                objectName: "issueEnterprise:" + index
                onClicked: chooser.editor.chooseEnterprise(word)
            }
        }
    }
    Text {
        width: chooser.width
        visible: text.length > 0
        text: chooser.editor.enterpriseError
        wrapMode: Text.Wrap
        font.pixelSize: 14
        color: Theme.red
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
