#pragma once

#include "app/core_thread.h"
#include "issue_capture_editor.h"
#include "issue_editor.h"
#include "issue_list_model.h"
#include "tests/app/issue_fixture.h"

#include <QObject>
#include <QtQmlIntegration>

namespace wupan::test {

/// The real view models of the issue page over a real tablet with three issues: "用电增容申请"
/// overdue, "二期厂房用地保障" in time, both of the signed-in officer; "技工招聘" of another.
class IssuePageFixture : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(wupan::IssueListModel* issues READ issues CONSTANT FINAL)
    Q_PROPERTY(wupan::IssueEditor* editor READ editor CONSTANT FINAL)
    Q_PROPERTY(wupan::IssueCaptureEditor* capture READ capture CONSTANT FINAL)

public:
    explicit IssuePageFixture(QObject* parent = nullptr)
        : QObject(parent)
    {
        m_device.pulled("用电增容申请", -6);
        m_device.pulled("二期厂房用地保障", 5);
        Issue foreign = m_device.issue("技工招聘", 9);
        foreign.registeredBy = m_device.newId<OfficerId>();
        m_device.pull(foreign);
    }

    /// Headquarters answers the issue that is open.
    Q_INVOKABLE void answerOpenIssue()
    {
        Issue issue = m_device.load<Issue>(*IssueId::parse(m_editor.issueId().toStdString()));
        issue.state = IssueState::answered;
        m_device.pull(issue);
        emit m_core.recordsChanged();
    }

    [[nodiscard]] IssueListModel* issues() { return &m_issues; }
    [[nodiscard]] IssueEditor* editor() { return &m_editor; }
    [[nodiscard]] IssueCaptureEditor* capture() { return &m_capture; }

private:
    IssueTablet m_device;
    CoreThread m_core{*m_device.tablet};
    IssueListModel m_issues{m_core};
    IssueEditor m_editor{m_core};
    IssueCaptureEditor m_capture{m_core};
};

} // namespace wupan::test
