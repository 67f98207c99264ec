#pragma once

#include "earlier_answers.h"

#include <QObject>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// A newer version of a draft's checklist: that it is there, what it changes, and what was kept of
/// earlier ones. Thread: the UI's; reads on the core thread.
class VersionChange : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a visit")
    /// Empty while there is none, or the visit is not a draft of the signed-in officer.
    Q_PROPERTY(QString offer READ offer NOTIFY changed FINAL)
    /// Its changes are looked at.
    Q_PROPERTY(bool active READ active NOTIFY changed FINAL)
    Q_PROPERTY(QString heading READ heading NOTIFY changed FINAL)
    Q_PROPERTY(QString movesText READ movesText NOTIFY changed FINAL)
    Q_PROPERTY(QString misfitsText READ misfitsText NOTIFY changed FINAL)
    Q_PROPERTY(wupan::LineModel* misfits READ misfits CONSTANT FINAL)
    Q_PROPERTY(bool mayCarryOver READ mayCarryOver NOTIFY changed FINAL)
    /// Answers of earlier versions.
    Q_PROPERTY(wupan::LineModel* earlier READ earlier CONSTANT FINAL)
    Q_PROPERTY(bool hasEarlier READ hasEarlier NOTIFY changed FINAL)

public:
    explicit VersionChange(CoreThread& core)
        : m_core(core)
    {}

    [[nodiscard]] QString offer() const;
    [[nodiscard]] bool active() const { return m_active; }
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString movesText() const;
    [[nodiscard]] QString misfitsText() const;
    [[nodiscard]] LineModel* misfits() { return &m_misfits; }
    [[nodiscard]] bool mayCarryOver() const { return m_active && m_problem.isEmpty(); }
    [[nodiscard]] LineModel* earlier() { return &m_earlier; }
    [[nodiscard]] bool hasEarlier() const { return m_earlier.rowCount() > 0; }

    void show(const VisitDetails& details);
    /// Reads what it changes, then becomes active.
    void look();
    Q_INVOKABLE void leave();

signals:
    void changed();

private:
    CoreThread& m_core;
    VisitId m_visit;
    ChecklistId m_newer; ///< nil: nothing to carry over to
    QString m_version;
    bool m_active = false;
    std::size_t m_moving = 0;
    QString m_problem;
    LineModel m_misfits;
    LineModel m_earlier;
};

} // namespace wupan
