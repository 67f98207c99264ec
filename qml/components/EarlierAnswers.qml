pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// What earlier versions of the checklist were answered, and the present one does not ask.
Column {
    id: answers

    required property VersionChange version

    CardHead {
        width: parent.width
        text: qsTr("Answers of the earlier version")
    }
    Repeater {
        model: answers.version.earlier

        KeptAnswerRow {
            objectName: "earlierAnswer:" + index
            width: answers.width
        }
    }
}
