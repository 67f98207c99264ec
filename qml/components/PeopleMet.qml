pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// Whom the officer spoke with. A name counts when its field is left.
Column {
    id: people

    required property VisitClosing closing

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
            model: people.closing.peopleMet

            Chip {
                id: person

                required property string title

                objectName: "person:" + title
                text: people.closing.fillable ? title + "  ✕" : title
                checked: true
                enabled: people.closing.fillable
                Accessible.name: people.closing.fillable ? qsTr("Remove %1").arg(title) : title
                onClicked: people.closing.removePerson(title)
            }
        }
        TextBox {
            id: name

            objectName: "personName"
            visible: people.closing.fillable
            width: Math.min(people.width, 230)
            placeholderText: qsTr("Name and position")
            Accessible.name: qsTr("Name and position")
            onEditingFinished: {
                people.closing.addPerson(text)
                clear()
            }
        }
        ActionButton {
            objectName: "addPerson"
            visible: people.closing.fillable
            tone: "line"
            text: qsTr("Add")
            // Touching it leaves the field.
            onClicked: name.forceActiveFocus()
        }
    }
}
