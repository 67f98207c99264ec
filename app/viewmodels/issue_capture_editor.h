#pragma once

#include "choice_model.h"
#include "enterprise_choice.h"
#include "issue_photo_model.h"

#include "core/services/issue_draft_service.h"

#include <QObject>
#include <QTimer>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// A new issue while it is being written. What is typed is kept as a draft within a second and
/// offered again after a restart, until it is saved or discarded. A draft that cannot be kept stays
/// on the screen and is tried again. Thread: the UI's; writes on the core thread.
class IssueCaptureEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Comes from AppModels")
    Q_PROPERTY(bool active READ active NOTIFY activeChanged FINAL)
    Q_PROPERTY(wupan::EnterpriseChoice* enterprise READ enterprise CONSTANT FINAL)
    Q_PROPERTY(wupan::ChoiceModel* plates READ plates CONSTANT FINAL)
    Q_PROPERTY(wupan::ChoiceModel* categories READ categories CONSTANT FINAL)
    Q_PROPERTY(wupan::ChoiceModel* urgencies READ urgencies CONSTANT FINAL)
    Q_PROPERTY(QString title READ title WRITE setTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString description READ description WRITE setDescription NOTIFY changed FINAL)
    Q_PROPERTY(wupan::IssuePhotoModel* photos READ photos CONSTANT FINAL)
    /// What is missing or went wrong, said after a first attempt to save.
    Q_PROPERTY(QString enterpriseError READ enterpriseError NOTIFY changed FINAL)
    Q_PROPERTY(QString titleError READ titleError NOTIFY changed FINAL)
    /// Why it was not saved, or why the draft is not kept.
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed FINAL)
    /// "Draft kept 10:42"; empty before.
    Q_PROPERTY(QString draftText READ draftText NOTIFY changed FINAL)
    Q_PROPERTY(bool saving READ saving NOTIFY changed FINAL)

public:
    explicit IssueCaptureEditor(CoreThread& core, QObject* parent = nullptr);
    /// Keeps the draft.
    ~IssueCaptureEditor() override;

    [[nodiscard]] bool active() const { return m_active; }
    [[nodiscard]] EnterpriseChoice* enterprise() { return &m_enterprise; }
    [[nodiscard]] ChoiceModel* plates() { return &m_plates; }
    [[nodiscard]] ChoiceModel* categories() { return &m_categories; }
    [[nodiscard]] ChoiceModel* urgencies() { return &m_urgencies; }
    [[nodiscard]] QString title() const { return m_title; }
    void setTitle(const QString& title);
    [[nodiscard]] QString description() const { return m_description; }
    void setDescription(const QString& description);
    [[nodiscard]] IssuePhotoModel* photos() { return &m_photos; }
    [[nodiscard]] QString enterpriseError() const;
    [[nodiscard]] QString titleError() const;
    [[nodiscard]] QString errorText() const;
    [[nodiscard]] QString draftText() const { return m_draftText; }
    [[nodiscard]] bool saving() const { return m_saving; }

    /// Each goes on with the draft of its place, if there is one.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void beginAt(const QString& enterpriseId);
    Q_INVOKABLE void beginOnVisit(const QString& visitId);
    /// With what an answer of a visit proposes, to be completed.
    void beginOnProposal(const NewIssue& proposed);
    Q_INVOKABLE void choosePlate(const QString& word);
    Q_INVOKABLE void chooseCategory(const QString& word);
    Q_INVOKABLE void chooseUrgency(const QString& word);
    Q_INVOKABLE void addPhoto(const QUrl& file);
    Q_INVOKABLE void removePhoto(const QString& key);
    Q_INVOKABLE void save();
    /// Leaves as soon as the draft is kept; it waits.
    Q_INVOKABLE void putAside();
    Q_INVOKABLE void discard();

signals:
    void activeChanged();
    void changed();
    /// `warning` tells which photo could not be kept; empty when all went well.
    void saved(const QString& issueId, const QString& warning);

private:
    struct Preset
    {
        NewIssue issue;
        QString enterpriseName;
    };
    struct Saved
    {
        IssueId id; ///< nil: nothing was saved
        Status status = done();
    };
    void start(const DraftPlace& place,
               std::function<std::optional<NewIssue>(class Tablet&)> fresh);
    void show(const DraftPlace& place, const Preset& preset);
    void edited();
    void keepDraft();
    void noteKept(int edits, const Result<QString>& at);
    void finish(const Saved& saved);
    void leave();
    [[nodiscard]] NewIssue issue() const;
    [[nodiscard]] bool complete() const;

    CoreThread& m_core;
    bool m_active = false;
    bool m_saving = false;
    bool m_leaving = false;   ///< as soon as the draft is kept
    bool m_attempted = false; ///< to save: from now on say what is missing
    DraftPlace m_place;
    NewIssue m_preset; ///< visit and question path; the rest is in the fields below
    EnterpriseChoice m_enterprise;
    QString m_title;
    QString m_description;
    QString m_errorText;
    QString m_draftText;
    QString m_draftError;
    int m_edits = 0;     ///< so many there were …
    int m_keptEdits = 0; ///< … and the draft holds the first of them
    ChoiceModel m_plates;
    ChoiceModel m_categories;
    ChoiceModel m_urgencies;
    IssuePhotoModel m_photos;
    int m_photoNumber = 0;
    QTimer m_typing;
};

} // namespace wupan
