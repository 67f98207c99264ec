#pragma once

#include "app/core_thread.h"
#include "core/model/indicator.h"
#include "sync_status.h"
#include "tests/app/day_fixture.h"
#include "today_board.h"
#include "visit_history.h"
#include "visit_planner.h"

#include <QObject>
#include <QtQmlIntegration>

namespace wupan::test {

/// The real view models of the pages of today and of the visits over a real tablet, in an empty
/// park until fill().
class TodayPageFixture : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(wupan::TodayBoard* board READ board CONSTANT FINAL)
    Q_PROPERTY(wupan::VisitPlanner* planner READ planner CONSTANT FINAL)
    Q_PROPERTY(wupan::VisitHistory* history READ history CONSTANT FINAL)
    Q_PROPERTY(wupan::SyncStatus* sync READ sync CONSTANT FINAL)
    /// Of the visit of yesterday that lacks its summary.
    Q_PROPERTY(QString summaryVisitId READ summaryVisitId NOTIFY filled FINAL)
    Q_PROPERTY(QString openVisitId READ openVisitId NOTIFY filled FINAL)
    Q_PROPERTY(QString issueId READ issueId NOTIFY filled FINAL)

public:
    explicit TodayPageFixture(QObject* parent = nullptr)
        : QObject(parent)
    {}

    [[nodiscard]] TodayBoard* board() { return &m_board; }
    [[nodiscard]] VisitPlanner* planner() { return &m_planner; }
    [[nodiscard]] VisitHistory* history() { return &m_history; }
    [[nodiscard]] SyncStatus* sync() { return &m_sync; }
    [[nodiscard]] QString summaryVisitId() const { return textOf(m_summaryVisit); }
    [[nodiscard]] QString openVisitId() const { return textOf(m_openVisit); }
    [[nodiscard]] QString issueId() const { return textOf(m_issue.id); }

    /// Today "智能装备示范企业" is under way and "新材料产业园样本企业" planned for 14:00;
    /// yesterday "电子信息孵化企业" was left without a summary; "精密模具样本企业" has an overdue
    /// issue. One issue waits for its rating.
    Q_INVOKABLE void fill()
    {
        m_device.enterprise.latitude = 25.50;
        m_device.enterprise.longitude = 119.50;
        m_device.enterprise.tags = {"省级专精特新"};
        m_device.pull(m_device.enterprise, 2);
        const Enterprise next = m_device.addEnterprise("新材料产业园样本企业", 25.51, 119.50);
        const Enterprise yesterday = m_device.addEnterprise("电子信息孵化企业");
        const Enterprise late = m_device.addEnterprise("精密模具样本企业");
        m_openVisit = m_device.addVisit(VisitState::checkedIn, DayTablet::at(8, 30)).id;
        m_device.addVisitTo(next, VisitState::planned, DayTablet::at(14));
        m_summaryVisit =
            m_device.addVisitTo(yesterday, VisitState::completed, DayTablet::at(14, 0, -1)).id;
        m_issue = m_device.issue("用电增容申请", -6);
        m_issue.enterpriseId = late.id;
        m_device.pull(m_issue);
        Issue answered = m_device.issue("二期厂房用地保障");
        answered.state = IssueState::answered;
        m_device.pull(answered);
        addFigure();
        emit m_core.recordsChanged();
        emit filled();
    }

    /// Headquarters accepted the overdue issue.
    Q_INVOKABLE void newsArrive()
    {
        IssueEvent event;
        event.id = m_device.newId<IssueEventId>();
        event.issueId = m_issue.id;
        event.step = IssueStep::accept;
        event.authorId = m_device.newId<OfficerId>();
        event.authorRole = Role::coordinator;
        event.at = m_device.clock.now();
        event.receivedAt = event.at;
        m_device.pull(event);
        emit m_core.recordsChanged();
    }

    /// "精密模具样本企业" has had one visit this month, and another officer plans one.
    Q_INVOKABLE void reachTheCap()
    {
        Visit visit = m_device.visit(VisitState::completed, DayTablet::at(9, 0, -5));
        visit.enterpriseId = m_issue.enterpriseId;
        visit.officerId = m_device.newId<OfficerId>();
        m_device.pull(visit);
        Visit planned = m_device.visit(VisitState::planned, DayTablet::at(14, 0, 1));
        planned.enterpriseId = m_issue.enterpriseId;
        planned.officerId = visit.officerId;
        m_device.pull(planned);
    }

signals:
    void filled();

private:
    static QString textOf(const auto& id) { return QString::fromStdString(id.text()); }

    void addFigure()
    {
        Indicator figure;
        figure.id = m_device.newId<IndicatorId>();
        figure.plate = Plate::targets;
        figure.rank = 1;
        figure.label = "省级专精特新";
        figure.actual = 21;
        figure.goal = 26;
        m_device.pull(figure);
    }

    DayTablet m_device;
    CoreThread m_core{*m_device.tablet};
    TodayBoard m_board{m_core};
    VisitPlanner m_planner{m_core};
    VisitHistory m_history{m_core};
    SyncStatus m_sync{m_core};
    VisitId m_summaryVisit;
    VisitId m_openVisit;
    Issue m_issue;
};

} // namespace wupan::test
