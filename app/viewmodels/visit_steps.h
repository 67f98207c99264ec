#pragma once

#include "visit_step_model.h"

#include <QObject>
#include <QtQmlIntegration>

#include <algorithm>

namespace wupan {

class ChecklistEditor;

/// The way through a visit: check-in, the sections of its checklist, summary, signature; and where
/// on it the officer stands. Thread: the UI's.
class VisitSteps final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a visit")
    Q_PROPERTY(wupan::VisitStepModel* model READ model CONSTANT FINAL)
    /// Row of the step that is shown.
    Q_PROPERTY(int position READ position NOTIFY changed FINAL)
    /// checkIn, section, summary or signature.
    Q_PROPERTY(QString kind READ kind NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    /// "2 of 5 answered · 1 difficulty".
    Q_PROPERTY(QString remark READ remark NOTIFY changed FINAL)
    /// Title of the step after this one; empty on the last.
    Q_PROPERTY(QString nextTitle READ nextTitle NOTIFY changed FINAL)
    Q_PROPERTY(bool hasPrevious READ hasPrevious NOTIFY changed FINAL)
    Q_PROPERTY(bool hasNext READ hasNext NOTIFY changed FINAL)
    /// Answered of all questions.
    Q_PROPERTY(int progressPercent READ progressPercent NOTIFY changed FINAL)

public:
    static inline const QString kCheckIn = QStringLiteral("checkIn");
    static inline const QString kSummary = QStringLiteral("summary");
    static inline const QString kSignature = QStringLiteral("signature");

    struct Finished
    {
        bool checkIn = false;
        bool summary = false;
        bool signature = false;
    };

    explicit VisitSteps(ChecklistEditor& checklist)
        : m_checklist(checklist)
    {}

    [[nodiscard]] VisitStepModel* model() { return &m_model; }
    [[nodiscard]] int position() const { return std::max(0, rowOf(m_current)); }
    [[nodiscard]] QString kind() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString remark() const;
    [[nodiscard]] QString nextTitle() const;
    [[nodiscard]] bool hasPrevious() const { return position() > 0; }
    [[nodiscard]] bool hasNext() const;
    [[nodiscard]] int progressPercent() const;

    /// After the visit or its answers changed.
    void show(const Finished& finished);
    void reset();

    /// kCheckIn, path of a section, kSummary or kSignature.
    Q_INVOKABLE void goTo(const QString& key);
    Q_INVOKABLE void next();
    Q_INVOKABLE void previous();

signals:
    void changed();
    /// The page shows another step.
    void moved();

private:
    void showModel();
    [[nodiscard]] int rowOf(const QString& key) const; ///< -1: not in the model

    ChecklistEditor& m_checklist;
    VisitStepModel m_model;
    Finished m_finished;
    QString m_current = kCheckIn;
};

} // namespace wupan
