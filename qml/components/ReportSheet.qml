import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// Makes the report of a visit: in which language, how far it is, and where it went.
Sheet {
    id: sheet

    required property ReportExport report
    readonly property bool saved: report.savedText.length > 0
    readonly property bool failed: report.errorText.length > 0

    heading: qsTr("Report (PDF)")
    visible: report.active
    closeButton.objectName: "reportClose"
    closeButton.text: report.busy ? qsTr("Cancel") : qsTr("Close")
    onCloseWanted: report.leave()

    buttons: [
        Item {
            Layout.fillWidth: true
        },
        ActionButton {
            objectName: "openReport"
            visible: sheet.saved
            tone: "tonal"
            text: qsTr("Open")
            onClicked: sheet.report.open()
        },
        ActionButton {
            objectName: "saveReport"
            visible: !sheet.saved
            enabled: !sheet.report.busy
            text: sheet.report.busy ? qsTr("One moment …") : qsTr("Save the report")
            onClicked: sheet.report.save()
        }
    ]

    Text {
        width: parent.width
        text: qsTr("Summary, answers, issues, photos and signatures of this visit on A4 pages, as this tablet has them. It needs no network.")
        wrapMode: Text.Wrap
        font.pixelSize: 15
        color: Theme.ink2
    }
    ChoiceRow {
        width: parent.width
        enabled: !sheet.report.busy
        choices: sheet.report.languages
        label: qsTr("Language of the report")
        prefix: "reportLanguage"
        onChosen: word => sheet.report.chooseLanguage(word)
    }
    Column {
        width: parent.width
        visible: sheet.report.busy
        spacing: 8

        Text {
            objectName: "reportProgress"
            text: sheet.report.progressText
            font.pixelSize: 14
            color: Theme.ink3
        }
        ThinProgress {
            width: parent.width
            value: sheet.report.progress
        }
    }
    Banner {
        objectName: "reportSaved"
        width: parent.width
        visible: sheet.saved
        tone: "green"
        text: sheet.report.savedText
    }
    Banner {
        objectName: "reportError"
        width: parent.width
        visible: sheet.failed
        text: sheet.report.errorText
    }
}
