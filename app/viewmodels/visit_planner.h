#pragma once

#include "choice_model.h"
#include "enterprise_choice.h"
#include "line_model.h"

#include "core/base/result.h"
#include "core/base/time.h"

#include <QObject>
#include <QtQmlIntegration>

#include <optional>

namespace wupan {

class CoreThread;
class Tablet;

/// A new visit: where and when. Before an enterprise is visited more often than the park wishes, it
/// says so and offers to join a visit that is planned already (联合走访). Thread: the UI's; reads
/// and writes on the core thread.
class VisitPlanner final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool active READ active NOTIFY changed FINAL)
    Q_PROPERTY(wupan::EnterpriseChoice* enterprise READ enterprise CONSTANT FINAL)
    /// now, or a day.
    Q_PROPERTY(wupan::ChoiceModel* days READ days CONSTANT FINAL)
    /// Those of the chosen day that are still to come.
    Q_PROPERTY(wupan::ChoiceModel* times READ times CONSTANT FINAL)
    /// The park's day, "2026-11-23": the first that a visit can be planned for.
    Q_PROPERTY(QString today READ today NOTIFY changed FINAL)
    /// A time is wanted: not now.
    Q_PROPERTY(bool later READ later NOTIFY changed FINAL)
    /// "Visited twice this month already, at most 2"; empty while there is no reason to warn.
    Q_PROPERTY(QString warning READ warning NOTIFY changed FINAL)
    /// Visits of anyone that may be joined; the word is the visit's id, the first stands for none.
    Q_PROPERTY(wupan::ChoiceModel* joinable READ joinable CONSTANT FINAL)
    Q_PROPERTY(bool canJoin READ canJoin NOTIFY changed FINAL)
    /// A visit to join is chosen, so the time is that one's.
    Q_PROPERTY(bool joining READ joining NOTIFY changed FINAL)
    Q_PROPERTY(bool canPlan READ canPlan NOTIFY changed FINAL)
    Q_PROPERTY(QString planText READ planText NOTIFY changed FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed FINAL)

public:
    explicit VisitPlanner(CoreThread& core, QObject* parent = nullptr);

    [[nodiscard]] bool active() const { return m_active; }
    [[nodiscard]] EnterpriseChoice* enterprise() { return &m_enterprise; }
    [[nodiscard]] ChoiceModel* days() { return &m_days; }
    [[nodiscard]] ChoiceModel* times() { return &m_times; }
    [[nodiscard]] QString today() const;
    [[nodiscard]] bool later() const;
    [[nodiscard]] QString warning() const { return m_warning; }
    [[nodiscard]] ChoiceModel* joinable() { return &m_joinable; }
    [[nodiscard]] bool canJoin() const { return m_joinable.rowCount() > 1; }
    [[nodiscard]] bool joining() const { return !m_joinable.chosen().isEmpty(); }
    [[nodiscard]] bool canPlan() const { return !m_enterprise.id().isNil() && !m_saving; }
    [[nodiscard]] QString planText() const;
    [[nodiscard]] QString errorText() const { return m_errorText; }

    Q_INVOKABLE void begin();
    Q_INVOKABLE void beginFor(const QString& enterpriseId);
    /// Puts a suggested visit on today's list, once; asks first when the enterprise has had its
    /// share.
    Q_INVOKABLE void addToday(const QString& enterpriseId);
    /// "now", or a day from today on, offered or not.
    Q_INVOKABLE void chooseDay(const QString& word);
    Q_INVOKABLE void chooseTime(const QString& word);
    Q_INVOKABLE void chooseJoint(const QString& visitId);
    Q_INVOKABLE void plan();
    Q_INVOKABLE void leave();

signals:
    void changed();
    /// It is on this tablet. `now`: the officer is there.
    void planned(const QString& visitId, bool now);

private:
    struct Preset
    {
        EnterpriseId id; ///< nil: none, or not on this tablet
        QString name;
        Instant now;
        Instant slot;      ///< where it fits into today
        VisitId present;   ///< the officer's visit there that is on today's list already
        bool fine = false; ///< no reason to warn
    };
    static Preset presetOf(Tablet& tablet, EnterpriseId id);
    void show(const Preset& preset, bool today);
    void add(const Preset& preset);
    void offerTimes();
    void advise();
    void save(const Preset& preset, std::optional<Instant> at, VisitId joint);
    void fail(const Preset& preset, const Error& error);
    [[nodiscard]] std::optional<Instant> chosenTime() const;

    CoreThread& m_core;
    EnterpriseChoice m_enterprise;
    ChoiceModel m_days;
    ChoiceModel m_times;
    ChoiceModel m_joinable;
    Instant m_opened; ///< when the sheet was
    QString m_warning;
    QString m_errorText;
    bool m_active = false;
    bool m_saving = false;
};

} // namespace wupan
