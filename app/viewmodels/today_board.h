#pragma once

#include "today_details.h"

#include <QObject>
#include <QTimer>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// The officer's day: quota, what is due, the day's visits, suggestions, the five plates, and what
/// headquarters just did. Follows the records in place, and turns with the day. Thread: the UI's;
/// reads on the core thread.
class TodayBoard final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool loaded READ loaded NOTIFY changed FINAL)
    Q_PROPERTY(QString dateText READ dateText NOTIFY changed FINAL)
    Q_PROPERTY(QString quotaText READ quotaText NOTIFY changed FINAL) ///< "3/5"
    Q_PROPERTY(QString quotaDetail READ quotaDetail NOTIFY changed FINAL)
    Q_PROPERTY(double quotaShare READ quotaShare NOTIFY changed FINAL) ///< 0 … 1
    Q_PROPERTY(int overdueIssues READ overdueIssues NOTIFY changed FINAL)
    Q_PROPERTY(QString overdueIssuesDetail READ overdueIssuesDetail NOTIFY changed FINAL)
    Q_PROPERTY(int awaitingSummary READ awaitingSummary NOTIFY changed FINAL)
    Q_PROPERTY(QString awaitingSummaryDetail READ awaitingSummaryDetail NOTIFY changed FINAL)
    /// Whose summary is due first; empty while none is.
    Q_PROPERTY(QString summaryVisitId READ summaryVisitId NOTIFY changed FINAL)
    Q_PROPERTY(int awaitingRating READ awaitingRating NOTIFY changed FINAL)
    Q_PROPERTY(QString awaitingRatingDetail READ awaitingRatingDetail NOTIFY changed FINAL)
    Q_PROPERTY(wupan::VisitLineModel* visits READ visits CONSTANT FINAL)
    Q_PROPERTY(QString visitsRemark READ visitsRemark NOTIFY changed FINAL)
    Q_PROPERTY(wupan::LineModel* suggestions READ suggestions CONSTANT FINAL)
    Q_PROPERTY(wupan::PlateModel* plates READ plates CONSTANT FINAL)
    Q_PROPERTY(QString platesRemark READ platesRemark NOTIFY changed FINAL)
    Q_PROPERTY(wupan::LineModel* news READ news CONSTANT FINAL)
    /// Every step of others that concerns the user, the newest first.
    Q_PROPERTY(wupan::LineModel* notices READ notices CONSTANT FINAL)
    Q_PROPERTY(int unseenNotices READ unseenNotices NOTIFY changed FINAL)
    Q_PROPERTY(QString calendarWarning READ calendarWarning NOTIFY changed FINAL)

public:
    explicit TodayBoard(CoreThread& core, QObject* parent = nullptr);

    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] QString dateText() const;
    [[nodiscard]] QString quotaText() const;
    [[nodiscard]] QString quotaDetail() const;
    [[nodiscard]] double quotaShare() const;
    [[nodiscard]] int overdueIssues() const { return m_details.overdueIssues.count; }
    [[nodiscard]] QString overdueIssuesDetail() const { return m_details.overdueIssues.detail; }
    [[nodiscard]] int awaitingSummary() const { return m_details.awaitingSummary.count; }
    [[nodiscard]] QString awaitingSummaryDetail() const { return m_details.awaitingSummary.detail; }
    [[nodiscard]] QString summaryVisitId() const { return m_details.summaryVisitId; }
    [[nodiscard]] int awaitingRating() const { return m_details.awaitingRating.count; }
    [[nodiscard]] QString awaitingRatingDetail() const { return m_details.awaitingRating.detail; }
    [[nodiscard]] VisitLineModel* visits() { return &m_visits; }
    [[nodiscard]] QString visitsRemark() const { return m_details.day.remark; }
    [[nodiscard]] LineModel* suggestions() { return &m_suggestions; }
    [[nodiscard]] PlateModel* plates() { return &m_plates; }
    [[nodiscard]] QString platesRemark() const { return m_details.platesRemark; }
    [[nodiscard]] LineModel* news() { return &m_news; }
    [[nodiscard]] LineModel* notices() { return &m_notices; }
    [[nodiscard]] int unseenNotices() const { return m_details.unseenNotices; }
    [[nodiscard]] QString calendarWarning() const { return m_details.calendarWarning; }

    /// Those that are shown; what comes later is new again.
    Q_INVOKABLE void markNoticesSeen();
    Q_INVOKABLE QString noticeIssue(const QString& key) const { return issueOfNotice(key); }

public slots:
    void refresh();

signals:
    void changed();

private:
    CoreThread& m_core;
    bool m_loaded = false;
    TodayDetails m_details;
    VisitLineModel m_visits;
    LineModel m_suggestions;
    PlateModel m_plates;
    LineModel m_news;
    LineModel m_notices;
    QTimer m_minute;
};

} // namespace wupan
