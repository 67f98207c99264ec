#pragma once

#include "checklist_editor.h"
#include "line_model.h"

#include <QObject>
#include <QtQmlIntegration>

namespace wupan {

/// The look back before a visit is completed: what is missing, and whether it may follow later.
/// Thread: the UI's.
class VisitReview : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a visit")
    Q_PROPERTY(bool active READ active NOTIFY changed FINAL)
    /// The key leads there: path of a question, or a step.
    Q_PROPERTY(wupan::LineModel* missing READ missing CONSTANT FINAL)
    /// Nothing is missing but what may follow later.
    Q_PROPERTY(bool mayComplete READ mayComplete NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)

public:
    using QObject::QObject;

    [[nodiscard]] bool active() const { return m_active; }
    [[nodiscard]] LineModel* missing() { return &m_missing; }
    [[nodiscard]] bool mayComplete() const { return m_mayComplete; }
    [[nodiscard]] QString text() const;

    void look(const ChecklistEditor& checklist, bool summarized, bool isSigned);
    void enter();
    Q_INVOKABLE void leave();

signals:
    void changed();

private:
    [[nodiscard]] static Line lineOf(const ChecklistEditor::Gap& gap);

    LineModel m_missing;
    bool m_active = false;
    bool m_mayComplete = false;
};

} // namespace wupan
