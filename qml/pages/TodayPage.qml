import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// The officer's day.
Item {
    id: page

    required property TodayBoard board
    required property SyncStatus sync

    readonly property bool wide: width >= 900
    readonly property bool narrow: width < 600
    readonly property real margin: narrow ? 12 : 24

    signal visitWanted()
    signal visitOpened(string visitId)
    signal suggestionTaken(string enterpriseId)
    signal issueOpened(string issueId)
    signal overdueWanted()
    signal ratingWanted()
    signal visitsWanted()
    signal syncWanted()

    Flickable {
        id: scroll

        objectName: "todayScroll"
        anchors.fill: parent
        contentHeight: content.height + page.margin * 2
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}

        Column {
            id: content

            x: page.margin
            y: page.narrow ? 12 : 20
            width: scroll.width - page.margin * 2
            spacing: 16

            RowLayout {
                id: head

                width: content.width
                spacing: 14

                Text {
                    objectName: "todayDate"
                    Layout.fillWidth: true
                    text: page.board.dateText
                    elide: Text.ElideRight
                    font.pixelSize: page.narrow ? 20 : 24
                    font.weight: Font.Bold
                    color: Theme.ink
                }
                OfflineChip {
                    visible: !page.narrow
                    status: page.sync
                    onClicked: page.syncWanted()
                }
                ActionButton {
                    objectName: "newVisit"
                    text: qsTr("＋ New visit")
                    onClicked: page.visitWanted()
                }
            }

            Flow {
                id: tiles

                readonly property real tileWidth: page.wide ? (width - 45) / 4 : (width - 15) / 2

                width: content.width
                spacing: 15

                QuotaCard {
                    width: tiles.tileWidth
                    board: page.board
                }
                TileCard {
                    objectName: "overdueTile"
                    width: tiles.tileWidth
                    text: qsTr("Overdue issues")
                    number: page.board.overdueIssues
                    numberColor: page.board.overdueIssues > 0 ? Theme.red : Theme.ink
                    detail: page.board.overdueIssuesDetail
                    onClicked: page.overdueWanted()
                }
                TileCard {
                    objectName: "summaryTile"
                    width: tiles.tileWidth
                    text: qsTr("Summaries to write")
                    number: page.board.awaitingSummary
                    numberColor: page.board.awaitingSummary > 0 ? Theme.amber : Theme.ink
                    detail: page.board.awaitingSummaryDetail
                    onClicked: page.board.summaryVisitId.length > 0 ? page.visitOpened(page.board.summaryVisitId) : page.visitsWanted()
                }
                TileCard {
                    objectName: "ratingTile"
                    width: tiles.tileWidth
                    text: qsTr("To be confirmed")
                    number: page.board.awaitingRating
                    detail: page.board.awaitingRatingDetail
                    onClicked: page.ratingWanted()
                }
            }

            Banner {
                width: content.width
                visible: text.length > 0
                tone: "amber"
                text: page.board.calendarWarning
            }

            Item {
                id: columns

                readonly property real leftWidth: page.wide ? (width - 16) * 0.556 : width
                // Where there is room below, the cards reach down to the edge, as pages do.
                readonly property real floor: scroll.height - y - 40

                width: content.width
                height: page.wide ? Math.max(day.height, news.y + news.height) : news.y + news.height

                DayCard {
                    id: day

                    width: columns.leftWidth
                    height: page.wide ? Math.max(implicitHeight, columns.floor) : implicitHeight
                    board: page.board
                    onVisitOpened: visitId => page.visitOpened(visitId)
                    onSuggestionTaken: enterpriseId => page.suggestionTaken(enterpriseId)
                }
                PlatesCard {
                    id: plates

                    x: page.wide ? columns.leftWidth + 16 : 0
                    y: page.wide ? 0 : day.height + 16
                    width: page.wide ? columns.width - columns.leftWidth - 16 : columns.width
                    board: page.board
                }
                NewsCard {
                    id: news

                    x: plates.x
                    y: plates.y + plates.height + 16
                    width: plates.width
                    height: page.wide ? Math.max(implicitHeight, columns.floor - y) : implicitHeight
                    board: page.board
                    online: page.sync.online
                    onIssueOpened: issueId => page.issueOpened(issueId)
                    onNoticesWanted: notices.open()
                }
            }
        }
    }

    NoticesSheet {
        id: notices

        board: page.board
        onCloseWanted: close()
        onIssueOpened: issueId => {
            close()
            page.issueOpened(issueId)
        }
    }
}
