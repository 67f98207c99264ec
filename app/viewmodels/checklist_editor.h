#pragma once

#include "question_rows.h"
#include "unsaved_edits.h"

#include <QObject>
#include <QTimer>
#include <QtQmlIntegration>

#include <optional>

namespace wupan {

class CoreThread;

/// The checklist of the open visit. An answer that was chosen is saved at once, typed text within a
/// second while one types. Text that the form refuses stays in its field with the reason, and is
/// not saved. Thread: the UI's; writes on the core thread.
class ChecklistEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a visit")
    /// Of the section that is shown.
    Q_PROPERTY(wupan::QuestionModel* questions READ questions CONSTANT FINAL)
    /// Why there is nothing to fill in; empty when all is well.
    Q_PROPERTY(QString formError READ formError NOTIFY changed FINAL)

public:
    explicit ChecklistEditor(CoreThread& core, QObject* parent = nullptr);

    [[nodiscard]] QuestionModel* questions() { return &m_questions; }
    [[nodiscard]] QString formError() const { return m_formError; }

    /// The visit as the tablet has it. What is not saved yet stays.
    void show(const VisitDetails& details);
    void close();
    void showSection(const std::string& path);

    [[nodiscard]] bool isOpen() const { return m_session.has_value(); }
    [[nodiscard]] std::vector<forms::SectionProgress> sections() const;
    [[nodiscard]] int progressPercent() const;
    /// Answers that propose an issue, in one section.
    [[nodiscard]] int difficultiesIn(const forms::Section& section) const;
    struct Gap
    {
        std::string path;
        std::string sectionPath;
        QString label;
        QString reason; ///< of a refused text; empty: required and not answered
    };
    /// What keeps the visit from being completed.
    [[nodiscard]] std::vector<Gap> gaps() const;
    /// Required questions without an answer.
    [[nodiscard]] std::int64_t missing() const;
    /// Saves what is being typed, now.
    void flush();
    [[nodiscard]] const UnsavedEdits& unsaved() const { return m_unsaved; }
    /// A photo or a proposal is on its way to the tablet.
    [[nodiscard]] bool acting() const { return m_acts > 0; }

    /// For text, numbers and dates, on each key.
    Q_INVOKABLE void type(const QString& path, const QString& text);
    /// Chooses, or takes the choice back.
    Q_INVOKABLE void choose(const QString& path, const QString& value);
    /// One more or less of an integer, as far as the form allows it.
    Q_INVOKABLE void step(const QString& path, int by);
    Q_INVOKABLE void addPhoto(const QString& path, const QUrl& file);
    /// Puts the proposed issue on the list as it is, once.
    Q_INVOKABLE void takeProposal(const QString& path);
    /// Opens it to be completed first.
    Q_INVOKABLE void editProposal(const QString& path);
    Q_INVOKABLE void declineProposal(const QString& path);
    Q_INVOKABLE void addProposalPhoto(const QString& path, const QUrl& file);

signals:
    /// An answer, or what follows from answers.
    void changed();
    /// A photo or a proposal is on this tablet.
    void acted(wupan::Instant at);
    void failed(const QString& sentence);
    void proposalOpened(const wupan::NewIssue& proposed);

private:
    /// An error when the form refuses the text; the answer is unchanged then.
    [[nodiscard]] Status give(const std::string& path, const QString& text);
    void giveChosen(const std::string& path, const QString& text);
    /// What the form changed with it is to be saved, too.
    void noteChanges();
    void keepTyped();
    /// Also of an irrelevant question; empty when there is none.
    [[nodiscard]] std::string ownAnswer(const std::string& path) const;
    /// In its field: refused text, or the answer.
    [[nodiscard]] QString fieldText(const std::string& path) const;
    void showAnswers();
    void showQuestions();
    [[nodiscard]] UnsavedEdits::Work workFor(const UnsavedEdits::Edits& edits) const;
    /// Of a path with the keys of its repeats; null: there is none.
    [[nodiscard]] const forms::Question* questionOf(const std::string& path) const;
    /// Null also while nothing may be answered.
    [[nodiscard]] const forms::Question* questionAt(const QString& path) const;
    [[nodiscard]] const forms::Proposal* proposalAt(const QString& path) const;
    /// `work(Tablet&)` → Result<T>, then `then(T)` if it went well.
    template <class Work, class Then>
    void act(Work work, Then then);

    CoreThread& m_core;
    VisitDetails m_details;
    QString m_formError;
    std::optional<forms::FillingSession> m_session;
    std::vector<forms::Proposal> m_proposals;
    std::string m_section;
    QuestionModel m_questions;
    QuestionRows m_rows;
    std::map<std::string, TypedAnswer> m_typed; ///< by path
    UnsavedEdits m_unsaved;                     ///< by path
    int m_acts = 0;
    QTimer m_typing; ///< runs from the first key that is not kept
    QTimer m_pause;  ///< begins anew with each key
};

} // namespace wupan
