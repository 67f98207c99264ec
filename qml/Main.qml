import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// The window and the only navigation.
ApplicationWindow {
    id: window

    required property SignInEditor signIn
    required property SyncStatus sync
    required property AttentionEditor attention
    required property RescueExport rescue
    required property TodayBoard today
    required property EnterpriseListModel enterprises
    required property EnterpriseProfile enterpriseProfile
    required property VisitHistory visitHistory
    required property VisitEditor visitEditor
    required property ReportExport report
    required property VisitPlanner visitPlanner
    required property IssueListModel issues
    required property IssueEditor issueEditor
    required property IssueCaptureEditor issueCapture
    /// Where the device keeps its photos.
    required property url photoFolder

    readonly property bool narrow: width < 700

    /// Places of the navigation.
    readonly property int todayPlace: 0
    readonly property int enterprisesPlace: 1
    readonly property int visitsPlace: 2
    readonly property int issuesPlace: 3
    readonly property int syncPlace: 4

    function openVisit(visitId: string) {
        visitEditor.open(visitId)
        pages.currentIndex = visitsPlace
    }
    function openIssue(issueId: string) {
        issueEditor.open(issueId)
        pages.currentIndex = issuesPlace
    }
    function openIssues(scope: string) {
        issues.showScope(scope)
        pages.currentIndex = issuesPlace
    }

    /// What a photo is being chosen for: "answer" and "proposal" (of the question at photoPath),
    /// "issue", "newIssue"; empty = nothing.
    property string photoPurpose
    property string photoPath

    function askForPhoto(purpose: string, path: string) {
        photoPath = path
        photoPurpose = purpose
    }
    function takePhoto(file: url) {
        const purpose = photoPurpose
        photoPurpose = ""
        switch (purpose) {
        case "answer":
            visitEditor.checklist.addPhoto(photoPath, file)
            break
        case "proposal":
            visitEditor.checklist.addProposalPhoto(photoPath, file)
            break
        case "issue":
            issueEditor.addPhoto(file)
            break
        case "newIssue":
            issueCapture.addPhoto(file)
            break
        }
    }

    /// Waits until the open visit is saved and left.
    property bool quitting: false

    onClosing: close => {
        // Leaves the field that is being filled in.
        if (activeFocusItem !== null)
            activeFocusItem.focus = false
        close.accepted = visitEditor.visitId.length === 0
        quitting = !close.accepted
        visitEditor.close()
    }

    width: 1280
    height: 800
    visible: true
    title: qsTr("Wupan")
    color: Theme.bg

    PageSlot {
        anchors.fill: parent
        visible: wanted
        wanted: window.signIn.ready && !window.signIn.signedIn
        page: "SignInPage.qml"
        shows: ({editor: window.signIn, rescue: window.rescue})
    }

    GridLayout {
        anchors.fill: parent
        visible: window.signIn.signedIn
        columns: window.narrow ? 1 : 2
        columnSpacing: 0
        rowSpacing: 0

        Rectangle {
            Layout.row: window.narrow ? 1 : 0
            Layout.column: 0
            Layout.fillWidth: window.narrow
            Layout.fillHeight: !window.narrow
            implicitWidth: 88
            implicitHeight: 68
            color: Theme.surface

            Rectangle {
                x: window.narrow ? 0 : parent.width - 1
                width: window.narrow ? parent.width : 1
                height: window.narrow ? 1 : parent.height
                color: Theme.line
            }
            Rectangle {
                visible: !window.narrow
                x: 22
                y: 16
                width: 44
                height: 44
                radius: 14
                color: Theme.brand

                Text {
                    anchors.centerIn: parent
                    text: "盘"
                    font.pixelSize: 20
                    font.weight: Font.Bold
                    color: Theme.brandText
                }
            }
            GridLayout {
                x: window.narrow ? (parent.width - width) / 2 : 8
                y: window.narrow ? 4 : 80
                columns: window.narrow ? 5 : 1
                rowSpacing: 6
                columnSpacing: 0

                NavItem {
                    objectName: "navToday"
                    sign: "◎"
                    text: qsTr("Today")
                    badge: window.today.unseenNotices
                    checked: pages.currentIndex === window.todayPlace
                    onClicked: pages.currentIndex = window.todayPlace
                }
                NavItem {
                    objectName: "navEnterprises"
                    sign: "▤"
                    text: qsTr("Enterprises")
                    checked: pages.currentIndex === window.enterprisesPlace
                    onClicked: pages.currentIndex = window.enterprisesPlace
                }
                NavItem {
                    objectName: "navVisits"
                    sign: "☑"
                    text: qsTr("Visits")
                    checked: pages.currentIndex === window.visitsPlace
                    onClicked: pages.currentIndex = window.visitsPlace
                }
                NavItem {
                    objectName: "navIssues"
                    sign: "⚑"
                    text: qsTr("Issues")
                    badge: window.issues.overdueOfMine
                    checked: pages.currentIndex === window.issuesPlace
                    onClicked: pages.currentIndex = window.issuesPlace
                }
                NavItem {
                    objectName: "navSync"
                    sign: "⟳"
                    text: qsTr("Sync")
                    badge: window.sync.pendingCount + window.sync.attentionCount
                    badgeColor: Theme.amber
                    checked: pages.currentIndex === window.syncPlace
                    onClicked: pages.currentIndex = window.syncPlace
                }
            }
        }

        StackLayout {
            id: pages

            Layout.row: 0
            Layout.column: window.narrow ? 0 : 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true

            TodayPage {
                board: window.today
                sync: window.sync
                onVisitWanted: window.visitPlanner.begin()
                onVisitOpened: visitId => window.openVisit(visitId)
                onSuggestionTaken: enterpriseId => window.visitPlanner.addToday(enterpriseId)
                onIssueOpened: issueId => window.openIssue(issueId)
                onOverdueWanted: window.openIssues("mine")
                onRatingWanted: window.openIssues("awaitingRating")
                onVisitsWanted: pages.currentIndex = window.visitsPlace
                onSyncWanted: pages.currentIndex = window.syncPlace
            }
            PageSlot {
                id: enterprisesSlot

                wanted: pages.currentIndex === window.enterprisesPlace
                page: "EnterprisesPage.qml"
                shows: ({enterprises: window.enterprises, profile: window.enterpriseProfile})
            }
            Item {
                PageSlot {
                    id: visitsSlot

                    anchors.fill: parent
                    visible: window.visitEditor.visitId.length === 0
                    wanted: visible && pages.currentIndex === window.visitsPlace
                    page: "VisitsPage.qml"
                    shows: ({history: window.visitHistory, sync: window.sync})
                }
                PageSlot {
                    id: visitSlot

                    anchors.fill: parent
                    visible: wanted
                    wanted: window.visitEditor.visitId.length > 0
                    page: "VisitPage.qml"
                    shows: ({editor: window.visitEditor, report: window.report, sync: window.sync})
                }
            }
            PageSlot {
                id: issuesSlot

                wanted: pages.currentIndex === window.issuesPlace || window.issueCapture.active
                page: "IssuesPage.qml"
                shows: ({issues: window.issues, editor: window.issueEditor, capture: window.issueCapture})
            }
            PageSlot {
                wanted: pages.currentIndex === window.syncPlace
                page: "SyncPage.qml"
                shows: ({status: window.sync, attention: window.attention, rescue: window.rescue})
            }
        }
    }

    Connections {
        target: enterprisesSlot.item

        function onVisitWanted(enterpriseId: string) {
            window.visitPlanner.beginFor(enterpriseId)
        }
        function onIssueWanted(enterpriseId: string) {
            window.issueCapture.beginAt(enterpriseId)
        }
        function onIssueOpened(issueId: string) {
            window.openIssue(issueId)
        }
    }
    Connections {
        target: visitsSlot.item

        function onVisitWanted() {
            window.visitPlanner.begin()
        }
        function onVisitOpened(visitId: string) {
            window.openVisit(visitId)
        }
        function onSyncWanted() {
            pages.currentIndex = window.syncPlace
        }
    }
    Connections {
        target: visitSlot.item

        function onBackWanted() {
            window.visitEditor.close()
        }
        function onSyncWanted() {
            pages.currentIndex = window.syncPlace
        }
        function onCaptureWanted() {
            window.issueCapture.beginOnVisit(window.visitEditor.visitId)
        }
        function onIssueOpened(issueId: string) {
            window.openIssue(issueId)
        }
        function onPhotoWanted(path: string, ofIssue: bool) {
            window.askForPhoto(ofIssue ? "proposal" : "answer", path)
        }
    }
    Connections {
        target: issuesSlot.item

        function onPhotoWanted(forNewIssue: bool) {
            window.askForPhoto(forNewIssue ? "newIssue" : "issue", "")
        }
    }

    Timer {
        id: quit

        interval: 0 // not within the close that waited
        onTriggered: window.close()
    }
    Connections {
        target: window.visitEditor

        function onVisitIdChanged() {
            if (window.quitting && window.visitEditor.visitId.length === 0)
                quit.start()
        }
        function onStayed() {
            window.quitting = false
            pages.currentIndex = window.visitsPlace
        }
    }
    PageSlot {
        wanted: window.visitPlanner.active
        page: "VisitPlannerSheet.qml"
        shows: ({planner: window.visitPlanner})
    }
    Connections {
        target: window.visitPlanner

        function onPlanned(visitId: string, now: bool) {
            if (now)
                window.openVisit(visitId)
            else
                pages.currentIndex = window.todayPlace
        }
    }
    Connections {
        target: window.issueCapture

        function onSaved(issueId: string, warning: string) {
            window.visitEditor.warn(warning)
        }
    }

    PageSlot {
        id: photoSlot

        wanted: window.photoPurpose.length > 0
        page: "PhotoSheet.qml"
        shows: ({folder: window.photoFolder})
    }
    Binding {
        target: photoSlot.item
        property: "visible"
        value: window.photoPurpose.length > 0
        when: photoSlot.item !== null
    }
    Connections {
        target: photoSlot.item

        function onCloseWanted() {
            window.photoPurpose = ""
        }
        function onPhotoChosen(file: url) {
            window.takePhoto(file)
        }
    }
}
