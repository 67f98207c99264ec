#pragma once

#include "core/forms/audit_log.h"
#include "core/forms/form_definition.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wupan::forms {

/// Path with keys → text (see instance_path.h). What a visit keeps.
using Answers = std::map<std::string, std::string>;

/// What a session needs of the device. What is not set counts as absent.
struct SessionHost
{
    std::function<Instant()> now;
    int utcOffsetMinutes = kParkUtcOffsetMinutes;
    std::function<std::uint64_t()> random;
    /// A new id that sorts by time (UUID version 7): keys of repeats. Without it: 1, 2, 3 …
    std::function<std::string()> newId;
    /// "deviceid", "username", "phonenumber", "email" …
    std::function<std::string(std::string_view name)> property;
    /// Where the device is, as a geopoint answer; empty when it does not know.
    std::function<std::string()> position;
    /// What meta/instanceID is: "uuid:" and the id of the visit. Empty: one is made with newId and
    /// kept among the answers.
    std::string instanceId;
};

/// How far one section is.
struct SectionProgress
{
    const Section* section = nullptr;
    bool relevant = true;
    std::size_t answered = 0;
    std::size_t total = 0;   ///< relevant questions that ask something, in every instance
    std::size_t missing = 0; ///< of these, required ones without an answer
};

/// An answer that is a difficulty: it proposes an issue (domain rule 2).
struct Proposal
{
    std::string questionPath; ///< with keys
    Plate plate = Plate::targets;
    Category category = Category::other;
    Urgency urgency = Urgency::normal;
    std::string question; ///< its label
};

/// One line of a page.
struct SectionRow
{
    enum class Kind {
        group,    ///< heading of what follows on deeper levels
        repeat,   ///< heading of the instances that follow; `count` of them
        instance, ///< heading of one instance
        question,
    };
    Kind kind = Kind::question;
    std::string path; ///< with keys
    int level = 0;
    const Question* question = nullptr; ///< of a question
    const Group* group = nullptr;       ///< of everything else
    std::size_t position = 0;           ///< of an instance, from 1
    std::size_t count = 0;              ///< of a repeat
    bool mayAdd = false;                ///< of a repeat
    bool mayRemove = false;             ///< of an instance
};

/// A choice as a question offers it now, in the session's language.
struct OfferedChoice
{
    std::string value;
    std::string label;
    std::string image; ///< name of a file, or empty
    std::string bigImage;
    std::string audio;
    std::string video;
    bool chosen = false;
    std::optional<Category> difficulty;
    Urgency urgency = Urgency::normal;
};

/// The texts around a question or group, in the session's language, with the values in them.
struct ShownTexts
{
    std::string label;
    std::string hint;
    std::string guidance;
    std::string image;
    std::string bigImage;
    std::string audio;
    std::string video;
};

/// What keeps a checklist from being complete.
struct Problem
{
    enum class Kind {
        required,
        constraint,
        type,       ///< an answer that is none of its question's type, from another version
        choice,     ///< an answer that the question does not offer any more
        count,      ///< a repeat would have more instances than kMostInstances
        expression, ///< something in the form cannot be worked out
    };
    Kind kind = Kind::required;
    std::string path; ///< with keys
    std::string sectionPath;
    std::string message; ///< of the form, in its language; else empty
};

/// Instances of one repeat within its parent, and nodes of the whole; more are refused.
inline constexpr std::size_t kMostInstances = 1'000;
inline constexpr std::size_t kMostNodes = 100'000;

/// One checklist being filled in: answers in, relevance, calculations, choices, texts and proposals
/// out. After each answer only what depends on it is worked out again, in order. Answers of
/// questions that became irrelevant, of counted repeats that became shorter and of choices that are
/// not offered any more are kept, not counted, and come back with them. Paths are with keys
/// throughout (instance_path.h). Thread: one at a time.
class FillingSession
{
public:
    /// Without saved answers it is begun: defaults, preloads, the first instances of repeats and
    /// odk-instance-first-load make its first answers (see takeChangedKeys). Else they are taken up
    /// as saved; those that have no place are kept as they are (see strayAnswers).
    FillingSession(FormPtr form, Answers saved, SessionHost host);
    ~FillingSession();
    FillingSession(FillingSession&&) noexcept;
    FillingSession& operator=(FillingSession&&) noexcept;

    [[nodiscard]] const FormDefinition& form() const;

    /// Empty text clears. Returns the paths whose answer or relevance changed, the given one first.
    /// notFound: no such question, or it takes no answer. invalidInput: detail "type" (not of the
    /// question's type), "choice" (none of its choices), "readonly" or "constraint" (see
    /// constraintMessage); nothing is changed then.
    [[nodiscard]] Result<std::vector<std::string>> setAnswer(const std::string& path,
                                                             const std::string& answer);
    /// `repeat`: "/data/site", with the keys of repeats around it. Returns the path of the new
    /// instance, which is the last. notFound; notAllowed: counted or fixed; tooLarge.
    [[nodiscard]] Result<std::string> addRepeat(const std::string& repeat);
    /// With all answers in it. notFound, notAllowed.
    [[nodiscard]] Status removeRepeat(const std::string& instance);
    /// Keys of savedAnswers() that were set or cleared since the last call, sorted.
    [[nodiscard]] std::vector<std::string> takeChangedKeys();
    /// Before a submission is written: preloads and actions of the end.
    void finalize();

    /// The present answer or calculated value; empty when there is none or it does not count.
    [[nodiscard]] std::string answer(const std::string& path) const;
    [[nodiscard]] bool exists(const std::string& path) const;
    /// Paths of a repeat's instances in order, irrelevant ones too; `repeat` as for addRepeat().
    [[nodiscard]] std::vector<std::string> instances(const std::string& repeat) const;
    [[nodiscard]] bool relevant(const std::string& path) const; ///< true of what does not exist
    [[nodiscard]] bool required(const std::string& path) const;
    [[nodiscard]] bool readonly(const std::string& path) const;

    /// Relevant groups, instances and questions of a page, in order; empty for an unknown section.
    [[nodiscard]] std::vector<SectionRow> rows(const std::string& sectionPath) const;
    [[nodiscard]] std::vector<OfferedChoice> choices(const std::string& path) const;
    /// Of a question, group or repeat.
    [[nodiscard]] ShownTexts texts(const std::string& path) const;
    /// What a chosen answer is called: labels, joined by `separator`; other answers as they are.
    [[nodiscard]] std::string answerText(const std::string& path,
                                         const std::string& separator) const;
    [[nodiscard]] std::string constraintMessage(const std::string& path) const;
    [[nodiscard]] std::string requiredMessage(const std::string& path) const;
    /// What an expression yields at `path`, else at the root, in the session's language. Nodes of
    /// it live until something changes. Errors: as Expression::evaluate.
    [[nodiscard]] Result<Value> evaluate(const Expression& expression,
                                         const std::string& path) const;
    /// Any text of the form, as it reads at `path`.
    [[nodiscard]] std::string text(const LocalizedText& text, const std::string& path) const;

    [[nodiscard]] const std::string& language() const;
    /// One of the form's; another one is the default.
    void setLanguage(const std::string& language);

    /// All answers, irrelevant and stray ones too: what is saved with the visit. Calculated values
    /// are not among them, but those that must not change (once(), instanceID).
    [[nodiscard]] const Answers& savedAnswers() const;
    /// Of these, keys that have no place: unknown paths, and answers in an instance that was
    /// removed elsewhere.
    [[nodiscard]] std::vector<std::string> strayAnswers() const;
    /// Only what counts, calculated values too: for reports.
    [[nodiscard]] Answers relevantAnswers() const;
    [[nodiscard]] std::vector<SectionProgress> sections() const;
    /// Required questions without an answer, in the order of the form.
    [[nodiscard]] std::vector<std::string> missingRequired() const;
    /// Everything that is wrong, in the order of the form: the first is the one to jump to.
    [[nodiscard]] std::vector<Problem> validate() const;
    [[nodiscard]] std::vector<Proposal> proposals() const;
    /// Answered of all relevant questions, 0–100.
    [[nodiscard]] int progressPercent() const;
    /// What meta/instanceName is now; empty when the form has none.
    [[nodiscard]] std::string instanceName() const;

    /// Edits since the session began; the log is kept up to 20,000 events.
    [[nodiscard]] const std::vector<AuditEvent>& audit() const;
    /// How many expressions were worked out so far: for tests and measurements.
    [[nodiscard]] std::size_t evaluations() const;
    /// The relevant part of the instance as XML: the body of an ODK submission.
    [[nodiscard]] std::string serialize() const;

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace wupan::forms
