import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// Title, how many there are, and the search.
RowLayout {
    id: header

    required property EnterpriseListModel enterprises
    property bool narrow: false

    spacing: 14

    Text {
        text: qsTr("Enterprises")
        font.pixelSize: 24
        font.weight: Font.Bold
        color: Theme.ink
    }
    Text {
        objectName: "enterpriseCount"
        Layout.fillWidth: true
        visible: !header.narrow
        text: header.enterprises.countText
        elide: Text.ElideRight
        topPadding: 6
        font.pixelSize: 14
        color: Theme.ink3
    }
    SearchField {
        objectName: "enterpriseSearch"
        Layout.fillWidth: header.narrow
        Layout.preferredWidth: 320
        Layout.preferredHeight: Theme.touch
        placeholderText: qsTr("Name, initials, credit code")
        Accessible.name: qsTr("Search the enterprises")
        text: header.enterprises.search
        onTextEdited: header.enterprises.search = text
    }
}
