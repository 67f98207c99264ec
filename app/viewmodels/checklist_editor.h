#pragma once

#include "choice_model.h"
#include "code_reader.h"
#include "position_taker.h"
#include "question_rows.h"
#include "sound_recorder.h"
#include "unsaved_edits.h"

#include "core/services/attachment_service.h"

#include <QImage>
#include <QObject>
#include <QTimer>
#include <QtQmlIntegration>

#include <functional>
#include <optional>
#include <set>

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
    /// The form's; the chosen one is that of its texts.
    Q_PROPERTY(wupan::ChoiceModel* languages READ languages CONSTANT FINAL)
    Q_PROPERTY(wupan::PositionTaker* position READ position CONSTANT FINAL)
    Q_PROPERTY(wupan::CodeReader* codes READ codes CONSTANT FINAL)
    /// Those of the form, and answers to sound questions.
    Q_PROPERTY(wupan::SoundPlayer* sounds READ sounds CONSTANT FINAL)
    /// Of the answers to sound questions.
    Q_PROPERTY(wupan::SoundRecorder* recorder READ recorder CONSTANT FINAL)
    /// Why there is nothing to fill in; empty when all is well.
    Q_PROPERTY(QString formError READ formError NOTIFY changed FINAL)
    /// Something keeps the checklist from being complete.
    Q_PROPERTY(bool hasGaps READ hasGaps NOTIFY changed FINAL)

public:
    ChecklistEditor(CoreThread& core, PositionSource& position, QObject* parent = nullptr);

    [[nodiscard]] QuestionModel* questions() { return &m_questions; }
    [[nodiscard]] ChoiceModel* languages() { return &m_languages; }
    [[nodiscard]] PositionTaker* position() { return &m_position; }
    [[nodiscard]] CodeReader* codes() { return &m_codes; }
    [[nodiscard]] SoundPlayer* sounds() { return &m_sounds; }
    [[nodiscard]] SoundRecorder* recorder() { return &m_recorder; }
    [[nodiscard]] QString formError() const { return m_formError; }
    [[nodiscard]] bool hasGaps() const;

    /// The visit as the tablet has it. What is not saved yet stays.
    void show(const VisitDetails& details);
    void close();
    void showSection(const std::string& path);

    [[nodiscard]] bool isOpen() const { return m_session.has_value(); }
    /// Those that have something to do.
    [[nodiscard]] std::vector<forms::SectionProgress> sections() const;
    [[nodiscard]] QString titleOf(const forms::Section& section) const;
    [[nodiscard]] int progressPercent() const;
    /// Answers that propose an issue, in one section.
    [[nodiscard]] int difficultiesIn(const forms::Section& section) const;
    struct Gap
    {
        enum class Kind {
            required, ///< and not answered
            refused,  ///< typed and not kept
            wrong,    ///< kept, and the form does not take it
            fault,    ///< of the form: nothing that an officer can do
        };
        Kind kind = Kind::required;
        std::string path;
        std::string sectionPath;
        QString label;
        QString reason; ///< may be empty where it is required
    };
    /// What keeps the checklist from being complete, in the order of the form.
    [[nodiscard]] std::vector<Gap> gaps() const;
    /// Required questions without an answer.
    [[nodiscard]] std::int64_t missing() const;
    /// Saves what is being typed, now.
    void flush();
    [[nodiscard]] const UnsavedEdits& unsaved() const { return m_unsaved; }
    /// Says that a recording is under way, if one is: it is not part of the visit yet.
    [[nodiscard]] bool asksToStopRecording();
    /// A photo or a proposal is on its way to the tablet.
    [[nodiscard]] bool acting() const { return m_acts > 0; }

    /// For text, numbers and dates, on each key.
    Q_INVOKABLE void type(const QString& path, const QString& text);
    /// One place of several; a position by hand.
    Q_INVOKABLE void typePlace(const QString& path, int index, const QString& latitude,
                               const QString& longitude);
    /// A time; with a day, a date and time.
    Q_INVOKABLE void typeMoment(const QString& path, const QString& day, const QString& hour,
                                const QString& minute);
    /// To a step of a range.
    Q_INVOKABLE void slide(const QString& path, int position);
    /// Chooses, or takes the choice back.
    Q_INVOKABLE void choose(const QString& path, const QString& value);
    /// One more or less of an integer, a month, a year or a minute, as far as the form allows it.
    Q_INVOKABLE void step(const QString& path, int by);
    Q_INVOKABLE void answerNow(const QString& path);
    Q_INVOKABLE void clear(const QString& path);
    /// Of a ranking: to another place of the order. From a place to itself keeps the order as it is
    /// shown.
    Q_INVOKABLE void moveChoice(const QString& path, int from, int to);
    /// Asks the receiver for the answer, or for one more place of it.
    Q_INVOKABLE void takePlace(const QString& path);
    /// An empty one, to be typed.
    Q_INVOKABLE void addPlace(const QString& path);
    Q_INVOKABLE void removePlace(const QString& path, int index);
    Q_INVOKABLE void movePlace(const QString& path, int from, int to);
    /// `repeat`: of its row.
    Q_INVOKABLE void addInstance(const QString& repeat);
    /// With all answers in it.
    Q_INVOKABLE void removeInstance(const QString& instance);
    Q_INVOKABLE void chooseLanguage(const QString& language);
    /// Of a code, the answer is what the photo says, and codes() tells of it.
    Q_INVOKABLE void addPhoto(const QString& path, const QUrl& file);
    /// A sound, a video or another file, in the answer's place.
    Q_INVOKABLE void addFile(const QString& path, const QUrl& file);
    /// The file that answers, in the program that the tablet has for it.
    Q_INVOKABLE void openFile(const QString& path);
    /// A video that the form shows, in the same way.
    Q_INVOKABLE void openFormFile(const QString& name);
    Q_INVOKABLE void addDrawing(const QString& path, const QImage& drawing);
    /// Puts the proposed issue on the list as it is, once.
    Q_INVOKABLE void takeProposal(const QString& path);
    /// Opens it to be completed first.
    Q_INVOKABLE void editProposal(const QString& path);
    Q_INVOKABLE void declineProposal(const QString& path);
    Q_INVOKABLE void addProposalPhoto(const QString& path, const QUrl& file);

signals:
    /// An answer, or what follows from answers.
    void changed();
    /// A row of the page that is new: the officer should see it.
    void rowAdded(const QString& key);
    /// A photo or a proposal is on this tablet.
    void acted(wupan::Instant at);
    void failed(const QString& sentence);
    void proposalOpened(const wupan::NewIssue& proposed);

private:
    void beginSession();
    void forgetOutdated();
    void noteChanged();
    /// An error when the form refuses the text; the answer is unchanged then.
    [[nodiscard]] Status give(const std::string& path, const forms::Question& question,
                              const QString& text);
    void giveChosen(const QString& path, const QString& text);
    void keepTyped();
    /// Also of an irrelevant question; empty when there is none.
    [[nodiscard]] std::string ownAnswer(const std::string& path) const;
    /// In its field: refused text, or the answer.
    [[nodiscard]] QString fieldText(const std::string& path) const;
    [[nodiscard]] QList<answer_text::Place> placesAt(const QString& path) const;
    void placeTaken(const QString& path, const PositionFix& fix);
    void showAnswers();
    void showQuestions();
    void showLanguages();
    [[nodiscard]] UnsavedEdits::Work workFor(const UnsavedEdits::Edits& edits) const;
    /// Null also where that place does not exist.
    [[nodiscard]] const forms::Question* findQuestion(const std::string& path) const;
    /// Null also while nothing may be answered, and of what asks nothing.
    [[nodiscard]] const forms::Question* questionAt(const QString& path) const;
    [[nodiscard]] const forms::Proposal* proposalAt(const QString& path) const;
    [[nodiscard]] Gap gapOf(const forms::Problem& problem) const;
    /// `keep(Tablet&)` → Result<AttachmentId>, which becomes the answer.
    void attach(const QString& path, std::function<Result<AttachmentId>(Tablet&, NewFile)> keep);
    /// `noProgram`: said when nothing on this tablet opens it.
    void openCopy(std::function<Result<QString>(Tablet&)> copy, const QString& noProgram);
    void keepRecording(const Recording& recording);
    void keepLeftRecordings();
    /// `work(Tablet&)` → Result<T>, then `then(T)` if it went well.
    template <class Work, class Then>
    void act(Work work, Then then);

    CoreThread& m_core;
    PositionTaker m_position;
    CodeReader m_codes;
    SoundPlayer m_sounds;
    SoundRecorder m_recorder{m_sounds};
    std::set<QString> m_tried; ///< recordings that were kept, or not, since the visit was opened
    VisitDetails m_details;
    QString m_formError;
    forms::SessionHost m_host;
    std::optional<forms::FillingSession> m_session;
    std::vector<forms::Proposal> m_proposals;
    std::string m_section;
    QuestionModel m_questions;
    ChoiceModel m_languages;
    QuestionRows m_rows;
    std::map<std::string, TypedAnswer> m_typed; ///< by path
    UnsavedEdits m_unsaved;                     ///< by path
    int m_acts = 0;
    QTimer m_typing; ///< runs from the first key that is not kept
    QTimer m_pause;  ///< begins anew with each key
};

} // namespace wupan
