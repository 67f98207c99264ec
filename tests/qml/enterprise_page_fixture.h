#pragma once

#include "app/core_thread.h"
#include "core/model/visit.h"
#include "enterprise_list_model.h"
#include "enterprise_profile.h"
#include "tests/app/issue_fixture.h"

#include <QObject>
#include <QtQmlIntegration>

namespace wupan::test {

/// The real view models of the enterprises page over a real tablet: "新材料样本企业", then
/// "智能装备示范企业", which has every field, two open issues and a visit.
class EnterprisePageFixture : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(wupan::EnterpriseListModel* enterprises READ enterprises CONSTANT FINAL)
    Q_PROPERTY(wupan::EnterpriseProfile* profile READ profile CONSTANT FINAL)
    Q_PROPERTY(QString firstIssueId READ firstIssueId CONSTANT FINAL)

public:
    explicit EnterprisePageFixture(QObject* parent = nullptr)
        : QObject(parent)
    {
        Enterprise other;
        other.id = m_device.newId<EnterpriseId>();
        other.name = "新材料样本企业";
        other.tags = {"国家级小巨人"};
        m_device.pull(other);
        describe(m_device.enterprise);
        m_device.pull(m_device.enterprise, 2);
        m_firstIssue = m_device.pulled("用电增容申请", -6).id;
        m_device.pulled("技工招聘 20 人", 9);
        addVisit();
    }

    [[nodiscard]] EnterpriseListModel* enterprises() { return &m_enterprises; }
    [[nodiscard]] EnterpriseProfile* profile() { return &m_profile; }
    [[nodiscard]] QString firstIssueId() const
    {
        return QString::fromStdString(m_firstIssue.text());
    }

    /// One more visit of this month; the park caps them at two.
    Q_INVOKABLE void addVisit()
    {
        Visit visit;
        visit.id = m_device.newId<VisitId>();
        visit.enterpriseId = m_device.enterprise.id;
        visit.officerId = m_device.officer.id;
        visit.state = VisitState::completed;
        visit.checkedInAt = TemporaryTablet::kStart.plusMs(-9 * kMillisecondsPerDay);
        visit.completedAt = visit.checkedInAt->plusMs(kMillisecondsPerHour);
        visit.summary = "企业为产业链龙头提供生产设备研发与制造支持，订单饱满；反映用地紧张，"
                        "建议跟踪地块信息，由租转买。";
        m_device.pull(visit);
        emit m_core.recordsChanged();
    }

private:
    void describe(Enterprise& enterprise) const
    {
        enterprise.creditCode = "91320100MA1K3XYZ0B";
        enterprise.area = "东片区";
        enterprise.industry = "装备制造";
        enterprise.address = "东片区样本路 1 号";
        enterprise.contactName = "样本联系人";
        enterprise.contactPhone = "0000-1000000";
        enterprise.scale = "above";
        enterprise.tags = {"省级专精特新", "零地招商"};
        enterprise.staffCount = 128;
        enterprise.researchSharePercent = 6.1;
        enterprise.responsibleOfficerId = m_device.officer.id;
    }

    IssueTablet m_device;
    CoreThread m_core{*m_device.tablet};
    EnterpriseListModel m_enterprises{m_core};
    EnterpriseProfile m_profile{m_core};
    IssueId m_firstIssue;
};

} // namespace wupan::test
