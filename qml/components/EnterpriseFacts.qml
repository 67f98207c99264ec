import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// The register of an enterprise: two columns where there is room. What nobody filled in is left
/// out.
Flow {
    id: facts

    required property EnterpriseProfile profile
    property bool narrow: false
    readonly property real factWidth: narrow ? width : (width - spacing) / 2

    spacing: 10

    LabelledFact {
        width: facts.factWidth
        label: qsTr("Credit code")
        text: facts.profile.creditCode
    }
    LabelledFact {
        width: facts.factWidth
        label: qsTr("Scale")
        text: facts.profile.scale
    }
    LabelledFact {
        width: facts.factWidth
        label: qsTr("Contact")
        text: facts.profile.contactName
    }
    LabelledFact {
        width: facts.factWidth
        label: qsTr("Phone")
        text: facts.profile.contactPhone
    }
    LabelledFact {
        width: facts.factWidth
        label: qsTr("Address")
        text: facts.profile.address
    }
    LabelledFact {
        width: facts.factWidth
        label: qsTr("Officer")
        text: facts.profile.responsibleName
    }
}
