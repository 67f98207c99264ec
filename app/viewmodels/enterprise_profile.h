#pragma once

#include "enterprise_details.h"
#include "line_model.h"

#include <QObject>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// One open enterprise: who it is, what waits there, and who was there last. Follows the records in
/// place. Thread: the UI's; reads on the core thread.
class EnterpriseProfile final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Comes from AppModels")
    /// Empty while none is open.
    Q_PROPERTY(QString enterpriseId READ enterpriseId NOTIFY enterpriseIdChanged FINAL)
    Q_PROPERTY(bool loaded READ loaded NOTIFY changed FINAL)
    /// Fields that nobody filled in are empty.
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString facts READ facts NOTIFY changed FINAL)
    Q_PROPERTY(QString creditCode READ creditCode NOTIFY changed FINAL)
    Q_PROPERTY(QString address READ address NOTIFY changed FINAL)
    Q_PROPERTY(QString contactName READ contactName NOTIFY changed FINAL)
    Q_PROPERTY(QString contactPhone READ contactPhone NOTIFY changed FINAL)
    Q_PROPERTY(QString scale READ scale NOTIFY changed FINAL)
    Q_PROPERTY(QString responsibleName READ responsibleName NOTIFY changed FINAL)
    /// "Visited once this month, at most 2".
    Q_PROPERTY(QString burdenText READ burdenText NOTIFY changed FINAL)
    /// One more visit this month would be too many.
    Q_PROPERTY(bool atCap READ atCap NOTIFY changed FINAL)
    Q_PROPERTY(QString openIssuesText READ openIssuesText NOTIFY changed FINAL)
    Q_PROPERTY(wupan::LineModel* tags READ tags CONSTANT FINAL)
    /// The key of a line is the issue's id.
    Q_PROPERTY(wupan::LineModel* issues READ issues CONSTANT FINAL)
    Q_PROPERTY(wupan::LineModel* visits READ visits CONSTANT FINAL)

public:
    explicit EnterpriseProfile(CoreThread& core, QObject* parent = nullptr);

    [[nodiscard]] QString enterpriseId() const { return m_enterpriseId; }
    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] QString name() const { return m_details.name; }
    [[nodiscard]] QString facts() const { return m_details.facts; }
    [[nodiscard]] QString creditCode() const { return m_details.creditCode; }
    [[nodiscard]] QString address() const { return m_details.address; }
    [[nodiscard]] QString contactName() const { return m_details.contactName; }
    [[nodiscard]] QString contactPhone() const { return m_details.contactPhone; }
    [[nodiscard]] QString scale() const { return m_details.scale; }
    [[nodiscard]] QString responsibleName() const { return m_details.responsibleName; }
    [[nodiscard]] QString burdenText() const { return m_details.burdenText; }
    [[nodiscard]] bool atCap() const { return m_details.atCap; }
    [[nodiscard]] QString openIssuesText() const { return m_details.openIssuesText; }
    [[nodiscard]] LineModel* tags() { return &m_tags; }
    [[nodiscard]] LineModel* issues() { return &m_issues; }
    [[nodiscard]] LineModel* visits() { return &m_visits; }

    Q_INVOKABLE void open(const QString& enterpriseId);
    Q_INVOKABLE void close();
    /// Reads the open enterprise anew: when the day turns.
    Q_INVOKABLE void refresh();

signals:
    void enterpriseIdChanged();
    void changed();

private:
    void show(const QString& enterpriseId, std::optional<EnterpriseDetails> details);

    CoreThread& m_core;
    QString m_enterpriseId;
    bool m_loaded = false;
    EnterpriseDetails m_details;
    LineModel m_tags;
    LineModel m_issues;
    LineModel m_visits;
};

} // namespace wupan
