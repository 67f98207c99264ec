pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// Whom the officer spoke with.
Column {
    id: people

    required property VisitEditor editor

    spacing: 10

    Text {
        text: qsTr("People met")
        font.pixelSize: 14
        font.weight: Font.DemiBold
        color: Theme.ink2
    }
    Flow {
        width: people.width
        spacing: 12

        Repeater {
            model: people.editor.peopleMet

            Chip {
                id: person

                required property string title

                text: people.editor.fillable ? title + "  ✕" : title
                checked: true
                Accessible.name: qsTr("Remove %1").arg(title)
                onClicked: if (people.editor.fillable) people.editor.removePerson(title)
            }
        }
        TextBox {
            id: name

            objectName: "personName"
            visible: people.editor.fillable
            width: 230
            placeholderText: qsTr("Name and position")
            Accessible.name: qsTr("Name and position")
            onAccepted: {
                people.editor.addPerson(text)
                clear()
            }
        }
        ActionButton {
            objectName: "addPerson"
            visible: people.editor.fillable
            tone: "line"
            text: qsTr("Add")
            onClicked: {
                people.editor.addPerson(name.text)
                name.clear()
            }
        }
    }
}
