#pragma once

#include "checklist_editor.h"
#include "line_model.h"
#include "visit_details.h"
#include "visit_review.h"
#include "visit_steps.h"

#include "core/ports/position_source.h"
#include "core/procedure/visit_rules.h"

#include <QImage>
#include <QObject>
#include <QTimer>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// One open visit from check-in to check-out: its steps, what was said of the enterprise before,
/// people met, summary and signature; the answers are the checklist's. Typed text is saved after a
/// short pause, so that a kill costs less than a second of typing. Thread: the UI's; reads and
/// writes on the core thread.
class VisitEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    /// Empty while none is open.
    Q_PROPERTY(QString visitId READ visitId NOTIFY visitIdChanged FINAL)
    Q_PROPERTY(bool loaded READ loaded NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed FINAL)
    /// "Saved on this tablet 10:42:05"; empty before.
    Q_PROPERTY(QString savedText READ savedText NOTIFY savedTextChanged FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY errorTextChanged FINAL)
    /// Checked in, not completed, and of the signed-in officer.
    Q_PROPERTY(bool fillable READ fillable NOTIFY changed FINAL)
    Q_PROPERTY(bool checkedIn READ checkedIn NOTIFY changed FINAL)
    Q_PROPERTY(bool canCheckIn READ canCheckIn NOTIFY changed FINAL)
    Q_PROPERTY(bool completed READ completed NOTIFY changed FINAL)
    /// What stands in the way of filling in, or what happened to the visit; empty while it goes on.
    Q_PROPERTY(QString stateText READ stateText NOTIFY changed FINAL)
    Q_PROPERTY(QString positionText READ positionText NOTIFY positionChanged FINAL)

    Q_PROPERTY(wupan::VisitSteps* steps READ steps CONSTANT FINAL)
    Q_PROPERTY(wupan::ChecklistEditor* checklist READ checklist CONSTANT FINAL)
    Q_PROPERTY(wupan::VisitReview* review READ review CONSTANT FINAL)

    Q_PROPERTY(QString facts READ facts NOTIFY changed FINAL)
    Q_PROPERTY(wupan::LineModel* tags READ tags CONSTANT FINAL)
    Q_PROPERTY(wupan::LineModel* openIssues READ openIssues CONSTANT FINAL)
    Q_PROPERTY(QString openIssuesText READ openIssuesText NOTIFY changed FINAL)
    Q_PROPERTY(QString lastSummary READ lastSummary NOTIFY changed FINAL)
    Q_PROPERTY(QString lastSummaryDay READ lastSummaryDay NOTIFY changed FINAL)

    Q_PROPERTY(QString summary READ summary WRITE setSummary NOTIFY summaryChanged FINAL)
    /// The key is the name.
    Q_PROPERTY(wupan::LineModel* peopleMet READ peopleMet CONSTANT FINAL)
    Q_PROPERTY(
        QString signerName READ signerName WRITE setSignerName NOTIFY signerNameChanged FINAL)
    Q_PROPERTY(QUrl signature READ signature NOTIFY changed FINAL)

public:
    VisitEditor(CoreThread& core, PositionSource& position, QObject* parent = nullptr);

    [[nodiscard]] QString visitId() const { return m_visitId; }
    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] QString title() const { return m_details.enterprise.name; }
    [[nodiscard]] QString subtitle() const;
    [[nodiscard]] QString savedText() const { return m_savedText; }
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] bool fillable() const;
    [[nodiscard]] bool checkedIn() const { return m_details.visit.checkedInAt.has_value(); }
    [[nodiscard]] bool canCheckIn() const;
    [[nodiscard]] bool completed() const;
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString positionText() const;
    [[nodiscard]] VisitSteps* steps() { return &m_steps; }
    [[nodiscard]] ChecklistEditor* checklist() { return &m_checklist; }
    [[nodiscard]] VisitReview* review() { return &m_review; }
    [[nodiscard]] QString facts() const { return m_details.enterprise.facts; }
    [[nodiscard]] LineModel* tags() { return &m_tags; }
    [[nodiscard]] LineModel* openIssues() { return &m_openIssues; }
    [[nodiscard]] QString openIssuesText() const { return m_details.enterprise.openIssuesText; }
    [[nodiscard]] QString lastSummary() const { return m_details.lastSummary; }
    [[nodiscard]] QString lastSummaryDay() const { return m_details.lastSummaryDay; }
    [[nodiscard]] QString summary() const { return m_summary; }
    void setSummary(const QString& summary);
    [[nodiscard]] LineModel* peopleMet() { return &m_peopleMet; }
    [[nodiscard]] QString signerName() const { return m_signerName; }
    void setSignerName(const QString& name);
    [[nodiscard]] QUrl signature() const { return m_details.signature; }

    Q_INVOKABLE void open(const QString& visitId);
    /// Saves what is being typed, and leaves.
    Q_INVOKABLE void close();
    /// Saves what is being typed, now: before the window closes.
    Q_INVOKABLE void flush();
    Q_INVOKABLE void checkIn();
    Q_INVOKABLE void addPerson(const QString& name);
    Q_INVOKABLE void removePerson(const QString& name);
    Q_INVOKABLE void sign(const QImage& signature);
    /// Completes the visit, or says what is missing.
    Q_INVOKABLE void complete();
    /// From the sheet, without what may follow later.
    Q_INVOKABLE void completeNow();
    /// Leaves the sheet for what is missing.
    Q_INVOKABLE void goToMissing(const QString& key);
    Q_INVOKABLE void cancel();
    /// Something to say about this visit that happened elsewhere.
    Q_INVOKABLE void warn(const QString& sentence);

signals:
    void visitIdChanged();
    void changed();
    void savedTextChanged();
    void errorTextChanged();
    void positionChanged();
    void summaryChanged();
    void signerNameChanged();
    /// A question that the page should bring into view.
    void questionWanted(const QString& path);
    void visitCompleted();

private:
    void refresh();
    void show(const QString& visitId, std::optional<VisitDetails> details);
    void showSteps();
    [[nodiscard]] VisitFacts factsNow() const;
    void keepTyped();
    void followPosition();
    void noteSaved(Instant at);
    void fail(const QString& sentence);
    /// `work(VisitService&, VisitId)` → Status; `then()` after it went well.
    template <class Work, class Then>
    void save(Work work, Then then);

    CoreThread& m_core;
    PositionSource& m_position;
    ChecklistEditor m_checklist;
    VisitSteps m_steps;
    VisitReview m_review;
    LineModel m_tags;
    LineModel m_openIssues;
    LineModel m_peopleMet;
    QString m_visitId;
    bool m_loaded = false;
    VisitDetails m_details;
    std::optional<PositionFix> m_fix; ///< the latest, while the check-in waits
    QString m_summary;
    QString m_signerName;
    bool m_summaryTyped = false; ///< not saved yet
    bool m_signerTyped = false;  ///< not saved yet
    QString m_savedText;
    QString m_errorText;
    QTimer m_typing;
};

} // namespace wupan
