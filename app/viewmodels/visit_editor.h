#pragma once

#include "check_in_position.h"
#include "checklist_editor.h"
#include "line_model.h"
#include "version_change.h"
#include "visit_closing.h"
#include "visit_details.h"
#include "visit_review.h"
#include "visit_steps.h"

#include "core/procedure/visit_rules.h"

#include <QObject>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// One open visit from check-in to check-out: its steps, what was said of the enterprise before,
/// and what it does. The answers are the checklist's; people met, summary and signature are the
/// closing's. It is left only when everything is saved that can be. Thread: the UI's; reads and
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
    /// "Saved on this tablet 10:42:05"; empty before, and while something could not be saved.
    Q_PROPERTY(QString savedText READ savedText NOTIFY savingChanged FINAL)
    /// What could not be saved or done, and what to do; stays until it is.
    Q_PROPERTY(QString errorText READ errorText NOTIFY savingChanged FINAL)
    /// Checked in, not completed, and of the signed-in officer.
    Q_PROPERTY(bool fillable READ fillable NOTIFY changed FINAL)
    Q_PROPERTY(bool checkedIn READ checkedIn NOTIFY changed FINAL)
    Q_PROPERTY(bool canCheckIn READ canCheckIn NOTIFY changed FINAL)
    Q_PROPERTY(bool completed READ completed NOTIFY changed FINAL)
    /// What stands in the way of filling in, or what happened to the visit; empty while it goes on.
    Q_PROPERTY(QString stateText READ stateText NOTIFY changed FINAL)

    Q_PROPERTY(wupan::CheckInPosition* position READ position CONSTANT FINAL)
    Q_PROPERTY(wupan::VisitSteps* steps READ steps CONSTANT FINAL)
    Q_PROPERTY(wupan::ChecklistEditor* checklist READ checklist CONSTANT FINAL)
    Q_PROPERTY(wupan::VisitClosing* closing READ closing CONSTANT FINAL)
    Q_PROPERTY(wupan::VisitReview* review READ review CONSTANT FINAL)
    Q_PROPERTY(wupan::VersionChange* version READ version CONSTANT FINAL)

    Q_PROPERTY(QString facts READ facts NOTIFY changed FINAL)
    Q_PROPERTY(wupan::LineModel* tags READ tags CONSTANT FINAL)
    Q_PROPERTY(wupan::LineModel* openIssues READ openIssues CONSTANT FINAL)
    Q_PROPERTY(QString openIssuesText READ openIssuesText NOTIFY changed FINAL)
    Q_PROPERTY(QString lastSummary READ lastSummary NOTIFY changed FINAL)
    Q_PROPERTY(QString lastSummaryDay READ lastSummaryDay NOTIFY changed FINAL)

public:
    VisitEditor(CoreThread& core, PositionSource& position, QObject* parent = nullptr);

    [[nodiscard]] QString visitId() const { return m_visitId; }
    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] QString title() const { return m_details.enterprise.name; }
    [[nodiscard]] QString subtitle() const;
    [[nodiscard]] QString savedText() const;
    [[nodiscard]] QString errorText() const;
    [[nodiscard]] bool fillable() const { return m_details.fillable(); }
    [[nodiscard]] bool checkedIn() const { return m_details.visit.checkedInAt.has_value(); }
    [[nodiscard]] bool canCheckIn() const;
    [[nodiscard]] bool completed() const;
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] CheckInPosition* position() { return &m_position; }
    [[nodiscard]] VisitSteps* steps() { return &m_steps; }
    [[nodiscard]] ChecklistEditor* checklist() { return &m_checklist; }
    [[nodiscard]] VisitClosing* closing() { return &m_closing; }
    [[nodiscard]] VisitReview* review() { return &m_review; }
    [[nodiscard]] VersionChange* version() { return &m_version; }
    [[nodiscard]] QString facts() const { return m_details.enterprise.facts; }
    [[nodiscard]] LineModel* tags() { return &m_tags; }
    [[nodiscard]] LineModel* openIssues() { return &m_openIssues; }
    [[nodiscard]] QString openIssuesText() const { return m_details.enterprise.openIssuesText; }
    [[nodiscard]] QString lastSummary() const { return m_details.lastSummary; }
    [[nodiscard]] QString lastSummaryDay() const { return m_details.lastSummaryDay; }

    /// Leaves the present visit first, as close() does.
    Q_INVOKABLE void open(const QString& visitId);
    /// Saves what is being typed, and leaves: visitId() is empty then. stayed() when something
    /// could not be saved, or the form refuses it.
    Q_INVOKABLE void close();
    Q_INVOKABLE void checkIn();
    /// Completes the visit, or says what is missing.
    Q_INVOKABLE void complete();
    /// From the sheet, without what may follow later.
    Q_INVOKABLE void completeNow();
    /// Leaves the sheet for what is missing.
    Q_INVOKABLE void goToMissing(const QString& key);
    /// To the first question that keeps the checklist from being complete.
    Q_INVOKABLE void goToFirstMissing();
    Q_INVOKABLE void cancel();
    /// Shows what the newer version of the checklist changes.
    Q_INVOKABLE void lookAtVersion();
    /// To that version, when no answer waits to be corrected.
    Q_INVOKABLE void carryOver();
    /// Saves what is being typed, now.
    Q_INVOKABLE void flush();
    /// Something to say about this visit that happened elsewhere.
    Q_INVOKABLE void warn(const QString& sentence);

signals:
    void visitIdChanged();
    void changed();
    void savingChanged();
    /// A question that the page should bring into view.
    void questionWanted(const QString& path);
    void visitCompleted();
    /// It was not left; errorText() says why.
    void stayed();

private:
    void refresh();
    void show(std::optional<VisitDetails> details);
    void showSteps();
    [[nodiscard]] VisitFacts factsNow() const;
    void leave();
    void leaveWhenSaved();
    [[nodiscard]] bool settled() const;
    /// Goes to what would be lost.
    [[nodiscard]] bool mustStay();
    /// Goes to an answer that the form refuses, and asks for another one.
    [[nodiscard]] bool asksToCorrect();
    [[nodiscard]] QString unsavedProblem() const;
    void reset();
    void noteSaved(Instant at);
    void fail(const QString& sentence);
    /// `work(Tablet&, VisitId)` → Status; `then()` after it went well. One at a time: a second
    /// tap does nothing.
    template <class Work, class Then>
    void act(Work work, Then then);

    CoreThread& m_core;
    CheckInPosition m_position;
    ChecklistEditor m_checklist;
    VisitClosing m_closing;
    VisitSteps m_steps;
    VisitReview m_review;
    VersionChange m_version;
    LineModel m_tags;
    LineModel m_openIssues;
    QString m_visitId;
    QString m_next; ///< visit to open when this one is left
    bool m_loaded = false;
    bool m_gone = false; ///< from the tablet
    bool m_leaving = false;
    bool m_acting = false; ///< on its way to the tablet
    bool m_acted = false;  ///< done, and not shown yet
    VisitDetails m_details;
    QString m_savedText;
    QString m_errorText; ///< of what was done last
};

} // namespace wupan
