#pragma once

#include "choice_model.h"
#include "issue_details.h"
#include "issue_stations_model.h"
#include "rating_editor.h"

#include <QHash>
#include <QObject>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// One open issue: what it is, how far it got, and what the signed-in person may add to it. Text
/// typed for one issue waits there while another one is open. Thread: the UI's; reads and writes on
/// the core thread.
class IssueEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Comes from AppModels")
    /// Empty while none is open.
    Q_PROPERTY(QString issueId READ issueId NOTIFY issueIdChanged FINAL)
    Q_PROPERTY(bool loaded READ loaded NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString number READ number NOTIFY changed FINAL)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed FINAL)
    Q_PROPERTY(QString description READ description NOTIFY changed FINAL)
    Q_PROPERTY(QString sideState READ sideState NOTIFY changed FINAL)
    Q_PROPERTY(QString overdueText READ overdueText NOTIFY changed FINAL)
    Q_PROPERTY(QString overdueDetail READ overdueDetail NOTIFY changed FINAL)
    Q_PROPERTY(wupan::IssueStationsModel* stations READ stations CONSTANT FINAL)
    Q_PROPERTY(wupan::TimelineModel* timeline READ timeline CONSTANT FINAL)
    Q_PROPERTY(wupan::IssuePhotoModel* photos READ photos CONSTANT FINAL)
    /// supplement, comment: those that this person may take now.
    Q_PROPERTY(wupan::ChoiceModel* steps READ steps CONSTANT FINAL)
    Q_PROPERTY(wupan::RatingEditor* rating READ rating CONSTANT FINAL)
    Q_PROPERTY(QString placeholder READ placeholder NOTIFY stepChanged FINAL)
    Q_PROPERTY(QString draft READ draft WRITE setDraft NOTIFY draftChanged FINAL)
    Q_PROPERTY(bool canSubmit READ canSubmit NOTIFY draftChanged FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY errorTextChanged FINAL)

public:
    explicit IssueEditor(CoreThread& core, QObject* parent = nullptr);

    [[nodiscard]] QString issueId() const { return m_issueId; }
    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString number() const { return m_details.number; }
    [[nodiscard]] QString subtitle() const { return m_details.subtitle; }
    [[nodiscard]] QString description() const;
    [[nodiscard]] QString sideState() const { return m_details.sideState; }
    [[nodiscard]] QString overdueText() const { return m_details.overdueText; }
    [[nodiscard]] QString overdueDetail() const { return m_details.overdueDetail; }
    [[nodiscard]] IssueStationsModel* stations() { return &m_stations; }
    [[nodiscard]] TimelineModel* timeline() { return &m_timeline; }
    [[nodiscard]] IssuePhotoModel* photos() { return &m_photos; }
    [[nodiscard]] ChoiceModel* steps() { return &m_steps; }
    [[nodiscard]] RatingEditor* rating() { return &m_rating; }
    [[nodiscard]] QString placeholder() const;
    [[nodiscard]] QString draft() const { return m_drafts.value(m_issueId); }
    void setDraft(const QString& draft);
    [[nodiscard]] bool canSubmit() const;
    [[nodiscard]] QString errorText() const { return m_errorText; }

    Q_INVOKABLE void open(const QString& issueId);
    Q_INVOKABLE void close();
    /// supplement or comment.
    Q_INVOKABLE void chooseStep(const QString& word);
    /// Takes the chosen step with the draft as its text.
    Q_INVOKABLE void submit();
    /// Something to say about this issue that happened elsewhere.
    Q_INVOKABLE void warn(const QString& sentence);
    /// Keeps a picture with the issue at once.
    Q_INVOKABLE void addPhoto(const QUrl& file);

signals:
    void issueIdChanged();
    void changed();
    void stepChanged();
    void draftChanged();
    void errorTextChanged();
    /// The step is on this tablet and on its way.
    void submitted();

private:
    void refresh();
    void show(const QString& issueId, std::optional<IssueDetails> details);
    void showSteps();
    void finish(const QString& issueId, const Status& status);
    void setErrorText(const QString& text);

    CoreThread& m_core;
    QString m_issueId;
    bool m_loaded = false;
    bool m_saving = false;
    IssueDetails m_details;
    IssueStationsModel m_stations;
    TimelineModel m_timeline;
    IssuePhotoModel m_photos;
    ChoiceModel m_steps;
    RatingEditor m_rating;
    QHash<QString, QString> m_drafts; ///< by issue
    QString m_errorText;
};

} // namespace wupan
